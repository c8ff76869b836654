"""QTI 3.0: one item a question, in a content package."""

from __future__ import annotations

from html import escape

from patternbook.bank.exports import archive
from patternbook.bank.exports.items import Export, Item, Loss
from patternbook.bank.exports.qti_parts import Parts, parts
from patternbook.bank.exports.shared import of_all
from patternbook.bank.exports.texts import general, points, sound, unset
from patternbook.bank.model import Long

ITEM = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
ITEM_SCHEMA = "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd"
PACKAGE = "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1"
PACKAGE_SCHEMA = "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqtiv3p0_imscpv1p2_v1p0.xsd"
METADATA = "http://ltsc.ieee.org/xsd/LOM"
INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'


def export(items: list[Item]) -> Export:
    """A package with all items and a manifest that sorts them by key words."""
    losses: list[Loss] = list(of_all(items))
    files = {"imsmanifest.xml": _manifest(items).encode()}
    for item in items:
        made = parts(item)
        losses += made.losses
        if formulas := unset(item):
            losses.append(Loss(item.question.id, f"set as text, not as maths: {formulas}"))
        files[_path(item)] = sound(_item(item, made)).encode()
    return Export.of(archive.packed(files), losses)


def identifier(name: str) -> str:
    """A name as QTI wants it, with a letter first."""
    return name if name[:1].isalpha() else f"q-{name}"


def _path(item: Item) -> str:
    return f"items/{item.name}.xml"


def _item(item: Item, made: Parts) -> str:
    human = isinstance(item.question, Long)
    most = points(item)
    stem = item.html(item.variant.stem, "mathml") if made.code else item.stem("mathml")
    score = ' external-scored="human"' if human else ""
    reasons = "".join(_modal("REASON", name, text) for name, text in made.reasons)
    several = "multiple" if made.cardinality == "multiple" else "single"
    return (
        f'{XML}<qti-assessment-item xmlns="{ITEM}" xmlns:xsi="{INSTANCE}"'
        f' xsi:schemaLocation="{ITEM} {ITEM_SCHEMA}" identifier="{identifier(item.name)}"'
        f' title="{escape(item.name)}" adaptive="false" time-dependent="false" xml:lang="en">\n'
        f'<qti-response-declaration identifier="RESPONSE" cardinality="{made.cardinality}"'
        f' base-type="{made.type}">{made.declared}</qti-response-declaration>\n'
        '<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"'
        f' normal-minimum="0" normal-maximum="{most}"{score}>'
        "<qti-default-value><qti-value>0</qti-value></qti-default-value>"
        "</qti-outcome-declaration>\n"
        '<qti-outcome-declaration identifier="MAXSCORE" cardinality="single" base-type="float">'
        f"<qti-default-value><qti-value>{most}</qti-value></qti-default-value>"
        "</qti-outcome-declaration>\n"
        f'<qti-outcome-declaration identifier="REASON" cardinality="{several}"'
        ' base-type="identifier"/>\n'
        '<qti-outcome-declaration identifier="GENERAL" cardinality="single"'
        ' base-type="identifier"/>\n'
        f"<qti-item-body>{stem}{made.body}</qti-item-body>\n"
        f"<qti-response-processing>{made.rules}"
        '<qti-set-outcome-value identifier="GENERAL">'
        '<qti-base-value base-type="identifier">explanation</qti-base-value>'
        "</qti-set-outcome-value></qti-response-processing>\n"
        f"{reasons}{_modal('GENERAL', 'explanation', general(item, 'mathml'))}"
        "</qti-assessment-item>\n"
    )


def _modal(outcome: str, name: str, text: str) -> str:
    return (
        f'<qti-modal-feedback outcome-identifier="{outcome}" identifier="{name}" show-hide="show">'
        f"<qti-content-body>{text}</qti-content-body></qti-modal-feedback>\n"
    )


def _manifest(items: list[Item]) -> str:
    resources = "".join(
        f'<resource identifier="r-{item.name}" type="imsqti_item_xmlv3p0" href="{_path(item)}">'
        f'<metadata><lom xmlns="{METADATA}"><general>'
        + "".join(
            f'<keyword><string language="en">{escape(tag)}</string></keyword>'
            for tag in item.tags()
        )
        + f'</general></lom></metadata><file href="{_path(item)}"/></resource>\n'
        for item in items
    )
    return (
        f'{XML}<manifest xmlns="{PACKAGE}" xmlns:xsi="{INSTANCE}"'
        f' xsi:schemaLocation="{PACKAGE} {PACKAGE_SCHEMA}" identifier="question-bank">\n'
        "<metadata><schema>QTI Package</schema><schemaversion>3.0.0</schemaversion></metadata>\n"
        f"<organizations/>\n<resources>\n{resources}</resources>\n</manifest>\n"
    )
