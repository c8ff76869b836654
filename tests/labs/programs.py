"""The solution of the tests' lab in other languages, as programs that speak JSON lines."""

TYPESCRIPT = """\
import { createInterface } from "node:readline";
const seats = new Set<string>();
for await (const line of createInterface({ input: process.stdin })) {
  const ask = JSON.parse(line);
  if (ask.method === "sell") seats.add(ask.args[0]);
  const ok = ask.do === "new" ? 0 : ask.method === "sold" ? seats.size : null;
  console.log(JSON.stringify({ ok }));
}
"""
GO = """\
//go:build ignore

package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
)

type request struct {
	Do     string
	Method string
	Args   []string
}

func main() {
	seats := map[string]bool{}
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		var ask request
		if err := json.Unmarshal(lines.Bytes(), &ask); err != nil {
			panic(err)
		}
		if ask.Method == "sell" {
			seats[ask.Args[0]] = true
		}
		fmt.Printf("{\\"ok\\": %d}\\n", len(seats))
	}
}
"""
JAVA = """\
import java.util.*;

class Mine {
    public static void main(String[] args) {
        Set<String> seats = new HashSet<>();
        Scanner lines = new Scanner(System.in);
        while (lines.hasNextLine()) {
            String ask = lines.nextLine();
            if (ask.contains("\\"sell\\"")) {
                seats.add(ask.substring(ask.indexOf("args")));
            }
            System.out.println("{\\"ok\\": " + seats.size() + "}");
        }
    }
}
"""
RUST = """\
use std::collections::HashSet;
use std::io::{stdin, BufRead};

fn main() {
    let mut seats = HashSet::new();
    for line in stdin().lock().lines() {
        let ask = line.unwrap();
        if ask.contains("\\"sell\\"") {
            seats.insert(ask[ask.find("args").unwrap()..].to_string());
        }
        println!("{{\\"ok\\": {}}}", seats.len());
    }
}
"""
