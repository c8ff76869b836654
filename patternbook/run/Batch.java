// Compiles listings, each into a folder of its own, in one process.
// Arguments: the class path, then pairs of source file and output folder.
// Prints a line for each error: file, line and message, separated by tabs.

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

class Batch {
    public static void main(String[] args) throws Exception {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
        for (int i = 1; i < args.length; i += 2) {
            var heard = new DiagnosticCollector<JavaFileObject>();
            var options = List.of("-d", args[i + 1], "-cp", args[0], "-proc:none", "-Xlint:-options");
            var source = files.getJavaFileObjects(new File(args[i]));
            compiler.getTask(null, files, heard, options, null, source).call();
            for (var d : heard.getDiagnostics()) {
                if (d.getKind() == Diagnostic.Kind.ERROR) {
                    var text = d.getMessage(Locale.ROOT).lines().map(String::strip).toList();
                    System.out.println(
                            args[i] + "\t" + d.getLineNumber() + "\t" + String.join(", ", text));
                }
            }
        }
    }
}
