"""The findings that an advice, a change or a session may come from, as published."""

from app.core.report_facts import findings_in
from app.flow.publishing.results import results_of
from app.flow.records import PublishedFinding, Survey, Version
from app.web.council.door import Visit


def findings_of(visit: Visit, survey: Survey) -> list[tuple[str, str]]:
    """Pairs of a stable id and the finding in words; none before results are published."""
    results = results_of(visit.toolkit, survey.slug)
    if results is None:
        return []
    own = findings_in(results.sentences)
    if own:
        told = zip(own, results.findings, strict=False)
        said = [(lead, found, results.said(lead.path, visit.reader.tag)) for lead, found in told]
        return [(lead.id, f"{text.text}{_share(found.number)}") for lead, found, text in said]
    return [
        (_key(found.number), _words(visit, results.version, found.number))
        for found in results.findings
        if found.number is not None
    ]


def finding_said(visit: Visit, survey: Survey, finding: str) -> str:
    """A finding in words; empty where it is not told any more."""
    return dict(findings_of(visit, survey)).get(finding, "") if finding else ""


def _key(number: PublishedFinding) -> str:
    return f"{number.item}={'+'.join(number.options)}"


def _share(number: PublishedFinding | None) -> str:
    return f" ({number.count}/{number.base})" if number else ""


def _words(visit: Visit, version: Version, number: PublishedFinding) -> str:
    tags = (visit.reader.tag, version.questionnaire.source)
    item = next(each for each in version.questionnaire.items() if each.path == number.item)
    labels = [o.label.get(*tags) for o in item.options if o.name in number.options]
    return f"{item.label.get(*tags)} {' / '.join(labels)}{_share(number)}"
