"""Words for kinds of work."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

TEXTS: Final[dict[str, Text]] = {
    "role.ai-engineer": Text(en="AI engineer", de="KI-Entwickler"),
    "role.ai-researcher": Text(en="AI researcher", de="KI-Forscher"),
    "role.ai-sales": Text(en="AI sales", de="KI-Vertrieb"),
    "role.data-analyst": Text(en="data analyst", de="Datenanalyst"),
    "role.data-engineer": Text(en="data engineer", de="Dateningenieur"),
    "role.data-scientist": Text(en="data scientist", de="Datenwissenschaftler"),
    "role.designer": Text(en="designer", de="Gestalter"),
    "role.engineering-manager": Text(en="engineering manager", de="Entwicklungsleiter"),
    "role.enterprise-sales": Text(
        en="enterprise software sales", de="Vertrieb Unternehmenssoftware"
    ),
    "role.infrastructure-engineer": Text(en="infrastructure engineer", de="Infrastrukturingenieur"),
    "role.product-manager": Text(en="product manager", de="Produktmanager"),
    "role.program-manager": Text(en="program manager", de="Programmleiter"),
    "role.quantitative-analyst": Text(en="quantitative analyst", de="quantitativer Analyst"),
    "role.recruiter": Text(en="recruiter", de="Personalvermittler"),
    "role.sales-engineer": Text(en="sales engineer", de="Vertriebsingenieur"),
    "role.security-engineer": Text(en="security engineer", de="Sicherheitsingenieur"),
    "role.software-engineer": Text(en="software engineer", de="Softwareentwickler"),
    "level.entry": Text(en="entry", de="Einstieg"),
    "level.mid": Text(en="mid", de="mit Erfahrung"),
    "level.senior": Text(en="senior", de="Senior"),
    "level.staff": Text(en="staff", de="Staff"),
    "level.executive": Text(en="executive", de="Leitung"),
    "level.elite-research": Text(en="elite research", de="Spitzenforschung"),
    "employer.ai-lab": Text(en="AI lab", de="KI-Labor"),
    "employer.big-tech": Text(en="big tech", de="Tech-Konzern"),
    "employer.it-services": Text(en="IT services", de="IT-Dienstleister"),
    "employer.university": Text(en="university", de="Hochschule"),
    "employer.public-company": Text(en="public company", de="börsennotiertes Unternehmen"),
    "employer.private-company": Text(en="private company", de="privates Unternehmen"),
    "employer.startup": Text(en="startup", de="Startup"),
    "employer.public-sector": Text(en="public sector", de="öffentlicher Dienst"),
    "segment.all": Text(en="all work", de="alle Tätigkeiten"),
    "allowed.country": Text(
        en="a country in two capital letters, such as US or DE",
        de="ein Land in zwei Großbuchstaben, etwa US oder DE",
    ),
}
