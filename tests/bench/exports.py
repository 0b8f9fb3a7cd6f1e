#!/usr/bin/env python3
"""exports: make CSV files that look like the exports of a commitments-monitoring platform.

Standard library only.  The same options and the same --seed give the same bytes.
About 2 to 4 seconds for 100,000 rows of any --narrative; the text is cut out of prepared
multilingual text, so that long narratives cost little more than short ones.

    exports.py --rows 1000000 --seed 1 --narrative long -o long-1m.csv
    exports.py --rows 2000 --bad-permille 50 --truth truth.tsv -o bad.csv

Columns: Record ID, Submitted at, Country, Mandate, Level of progress, Measures adopted,
Challenges or technical assistance needs, Good practices (or their Spanish names: --lang es).

--truth FILE writes, per record: record number, ISO3, mandate list, level 1..5, and the fault put
in (or '-'), as TSV, so that a test can compare what a tool made of the row.
"""
import argparse
import random
import sys
from statistics import NormalDist

HEADERS = {
    "en": ["Record ID", "Submitted at", "Country", "Mandate", "Level of progress",
           "Measures adopted", "Challenges or technical assistance needs", "Good practices"],
    "es": ["ID de registro", "Enviado el", "País", "Mandato", "Nivel de avance",
           "Medidas adoptadas", "Desafíos o necesidades de asistencia técnica", "Buenas prácticas"],
}

# ISO3: spellings met in exports (en, es, pt, fr; order does not matter)
COUNTRIES = {
    "ATG": ["Antigua and Barbuda", "Antigua y Barbuda", "Antígua e Barbuda", "Antigua-et-Barbuda"],
    "ARG": ["Argentina", "ARGENTINA", "Argentine", "República Argentina"],
    "BHS": ["The Bahamas", "Bahamas", "Las Bahamas", "Bahamas, The"],
    "BRB": ["Barbados", "Barbade"],
    "BLZ": ["Belize", "Belice"],
    "BOL": ["Bolivia", "Bolívia", "Bolivie", "Bolivia (Plurinational State of)",
            "Bolivia, Estado Plurinacional de"],
    "BRA": ["Brazil", "Brasil", "Brésil", "BRASIL"],
    "CAN": ["Canada", "Canadá"],
    "CHL": ["Chile", "Chili", "CHILE"],
    "COL": ["Colombia", "Colômbia", "Colombie"],
    "CRI": ["Costa Rica", "COSTA RICA", "costa rica"],
    "DMA": ["Dominica", "Dominique", "Commonwealth of Dominica"],
    "DOM": ["Dominican Republic", "República Dominicana", "République dominicaine", "Rep. Dominicana"],
    "ECU": ["Ecuador", "Equador", "Équateur"],
    "SLV": ["El Salvador", "EL SALVADOR", "Le Salvador"],
    "GRD": ["Grenada", "Granada", "Grenade"],
    "GTM": ["Guatemala", "GUATEMALA"],
    "GUY": ["Guyana", "Guiana", "Co-operative Republic of Guyana"],
    "HTI": ["Haiti", "Haití", "Haïti"],
    "HND": ["Honduras", "honduras"],
    "JAM": ["Jamaica", "Jamaïque"],
    "MEX": ["Mexico", "México", "Mexique", "MEXICO"],
    "NIC": ["Nicaragua", "Nicarágua"],
    "PAN": ["Panama", "Panamá"],
    "PRY": ["Paraguay", "Paraguai"],
    "PER": ["Peru", "Perú", "Pérou", "PERÚ"],
    "KNA": ["Saint Kitts and Nevis", "San Cristóbal y Nieves", "São Cristóvão e Névis",
            "Saint-Kitts-et-Nevis", "St. Kitts and Nevis"],
    "VCT": ["Saint Vincent and the Grenadines", "San Vicente y las Granadinas",
            "São Vicente e Granadinas", "Saint-Vincent-et-les-Grenadines"],
    "SUR": ["Suriname", "Surinam"],
    "TTO": ["Trinidad and Tobago", "Trinidad y Tobago", "Trinidad e Tobago", "Trinité-et-Tobago"],
    "USA": ["United States", "United States of America", "Estados Unidos", "États-Unis", "EE. UU.",
            "Estados Unidos da América"],
    "URY": ["Uruguay", "Uruguai"],
    "VEN": ["Venezuela", "Venezuela (Bolivarian Republic of)", "Venezuela, República Bolivariana de"],
}

# level 1..5: spellings
LEVELS = [
    ["Not started", "No iniciado", "Não iniciado", "Non commencé", "1", "NOT STARTED", "Sin avance"],
    ["Initial", "Inicial", "Initial stage", "Etapa inicial", "Estágio inicial", "Phase initiale", "2"],
    ["In progress", "En progreso", "En proceso", "Em andamento", "En cours", "3", "in progress"],
    ["Advanced", "Avanzado", "Avançado", "Avancé", "4", "Significant progress", "Avance significativo"],
    ["Completed", "Completado", "Cumplido", "Concluído", "Achevé", "5", "Fully implemented"],
]
LEVEL_WEIGHTS = [0.12, 0.20, 0.36, 0.21, 0.11]

# Text is built from clauses; {w} is filled from the word list.  
WORDS = {
    "en": ("the national authority public officials adopted a new law on access to information and "
           "transparency in procurement with support of civil society training for judges prosecutors "
           "auditors budget funding financial resources equipment software data statistics registry of "
           "beneficial ownership open contracting portal integrity plan code of ethics whistleblower "
           "protection legislation reform draft bill regulation workshop course staff capacity building "
           "technical assistance expert advice exchange of experiences peer review cooperation agreement "
           "recovery of assets money laundering bribery conflict of interest declaration monitoring "
           "evaluation indicator report committee working group ministry comptroller electoral political "
           "finance gender youth indigenous municipal regional platform digital service complaints").split(),
    "es": ("la autoridad nacional funcionarios públicos adoptó una nueva ley de acceso a la información y "
           "transparencia en contratación con apoyo de la sociedad civil capacitación para jueces fiscales "
           "auditores presupuesto financiamiento recursos económicos equipos programas datos estadísticas "
           "registro de beneficiarios finales contrataciones abiertas portal integridad plan código de ética "
           "protección de denunciantes legislación reforma proyecto reglamento taller curso personal "
           "fortalecimiento de capacidades asistencia técnica asesoría de expertos intercambio de "
           "experiencias revisión cooperación convenio recuperación de activos lavado de dinero soborno "
           "conflicto de interés declaración seguimiento evaluación indicador informe comisión grupo de "
           "trabajo ministerio contraloría electoral género juventud indígenas municipal región año "
           "plataforma digital servicio quejas").split(),
    "pt": ("a autoridade nacional funcionários públicos adotou uma nova lei de acesso à informação e "
           "transparência nas contratações com apoio da sociedade civil capacitação para juízes promotores "
           "auditores orçamento financiamento recursos financeiros equipamentos dados estatísticas registro "
           "de beneficiários finais portal integridade plano código de ética proteção de denunciantes "
           "legislação reforma projeto regulamento oficina curso pessoal fortalecimento de capacidades "
           "assistência técnica assessoria de especialistas intercâmbio de experiências cooperação acordo "
           "recuperação de ativos lavagem de dinheiro suborno conflito de interesses declaração "
           "monitoramento avaliação indicador relatório comissão ministério controladoria").split(),
    "fr": ("la autorité nationale fonctionnaires publics a adopté une nouvelle loi sur l'accès à "
           "l'information et la transparence des marchés publics avec appui de la société civile formation "
           "pour juges procureurs auditeurs budget financement ressources financières équipements données "
           "statistiques registre des bénéficiaires effectifs portail intégrité plan code de déontologie "
           "protection des lanceurs d'alerte législation réforme projet règlement atelier cours personnel "
           "renforcement des capacités assistance technique conseil d'experts échange d'expériences "
           "coopération accord recouvrement des avoirs blanchiment corruption conflit d'intérêts "
           "déclaration suivi évaluation indicateur rapport commission ministère").split(),
}
SHORT_NEED = {
    "en": ["No needs", "Training", "Funding required", "Technical assistance", "N/A", "Legal drafting support"],
    "es": ["Ninguna", "Capacitación", "Falta de financiamiento", "Asistencia técnica", "N/A", "Reforma legal"],
    "pt": ["Nenhuma", "Capacitação", "Falta de recursos", "Assistência técnica", "N/A"],
    "fr": ["Aucune", "Formation", "Manque de financement", "Assistance technique", "S.O."],
}
LANGS = ["en", "es", "pt", "fr"]
LANG_CUM = [0.35, 0.75, 0.90, 1.0]
BAD_KINDS = ["country", "level", "mandate", "columns", "utf8"]
SIZES = {"none": None, "short": (28.0, 0.9, 200), "long": (190.0, 1.05, 3000)}  # median, sigma, cap


def make_corpus(rng, words, chars, rich):
    """Prose of about `chars` characters; rich text has commas, quotes, tabs and line breaks in it."""
    rnd, nw = rng.random, len(words)
    out, size = [], 0
    while size < chars:
        n = 6 + int(rnd() * 18)
        ws = [words[int(rnd() * nw)] for _ in range(n)]
        ws[0] = ws[0].capitalize()
        if rnd() < 0.3:
            ws[int(rnd() * n)] = str(1990 + int(rnd() * 36))
        if rich:
            for _ in range(1 + int(rnd() * 3)):
                ws[int(rnd() * (n - 1))] += ","
            r = rnd()
            if r < 0.10:
                k = int(rnd() * (n - 3))
                ws[k] = '"' + ws[k]
                ws[k + 2] += '"'
            elif r < 0.12:
                ws[int(rnd() * n)] += "\t"
            elif r < 0.15:
                ws[int(rnd() * n)] += ";"
        end = "." if rnd() < 0.9 else ":"
        sep = "\n" if rich and rnd() < 0.12 else " "
        s = " ".join(ws) + end + sep
        out.append(s)
        size += len(s)
    return "".join(out)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--rows", type=int, default=1000)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--narrative", choices=list(SIZES), default="long",
                   help="the three text columns: empty, short (about 40 characters), long (0 to 3000)")
    p.add_argument("--delimiter", default=",", help="one character, or 'tab'")
    p.add_argument("--encoding", choices=["utf-8", "utf-8-sig", "cp1252", "utf-16le"], default="utf-8",
                   help="utf-8-sig and utf-16le begin with a byte order mark")
    p.add_argument("--eol", choices=["lf", "crlf"], default="crlf", help="record ends; breaks in text are LF")
    p.add_argument("--lang", choices=["en", "es"], default="en", help="language of the header")
    p.add_argument("--quoted", type=float, default=0.4, metavar="SHARE", help="share of text fields that are quoted")
    p.add_argument("--bad-permille", type=int, default=0, metavar="N", help="rows in 1000 that get a fault")
    p.add_argument("--bad-kinds", default=",".join(BAD_KINDS), help="which faults: " + ",".join(BAD_KINDS))
    p.add_argument("--truth", metavar="FILE")
    p.add_argument("-o", "--output", metavar="FILE")
    a = p.parse_args()

    delim = "\t" if a.delimiter == "tab" else a.delimiter
    if len(delim) != 1:
        p.error("--delimiter wants one character or 'tab'")
    kinds = [k for k in a.bad_kinds.split(",") if k]
    if any(k not in BAD_KINDS for k in kinds):
        p.error("unknown --bad-kinds")
    if a.encoding not in ("utf-8", "utf-8-sig"):
        kinds = [k for k in kinds if k != "utf8"]
    eol = "\n" if a.eol == "lf" else "\r\n"
    rng = random.Random(a.seed)
    rnd = rng.random

    size = SIZES[a.narrative]
    span = 0
    if size:
        median, sigma, cap = size
        inv = NormalDist().inv_cdf
        from math import exp
        # 4096 equally likely lengths of the lognormal, 6 % of fields left empty
        lengths = [0] * 246 + [min(cap, int(median * exp(sigma * inv((i + 0.5) / 3850)))) for i in range(3850)]
        nlen = len(lengths)
        chars = 4_000_000 if a.rows >= 20000 else 400_000
        plain = {k: make_corpus(rng, WORDS[k], chars, False) for k in LANGS}
        rich = {k: make_corpus(rng, WORDS[k], chars, True) for k in LANGS}
        span = chars - 3001

    countries = [(iso, name) for iso, names in COUNTRIES.items() for name in names]
    ncountry = len(countries)
    cum, t = [], 0.0
    for w in LEVEL_WEIGHTS:
        t += w
        cum.append(t)

    def field(s):
        if delim in s or '"' in s or "\n" in s or "\r" in s:
            return '"' + s.replace('"', '""') + '"'
        return s

    country_fields = [field(name) for _, name in countries]
    level_fields = [[field(s) for s in names] for names in LEVELS]
    qshare = a.quoted

    def narrative(lang):
        n = lengths[int(rnd() * nlen)]
        if not n:
            return ""
        off = int(rnd() * span)
        if rnd() < qshare:
            s = rich[lang][off:off + n].strip(" ")
            return '"' + s.replace('"', '""') + '"'
        s = plain[lang][off:off + n].strip(" ")
        if delim in s:
            return '"' + s + '"'
        return s

    out = open(a.output, "wb") if a.output else sys.stdout.buffer
    truth = open(a.truth, "w", encoding="utf-8", newline="\n") if a.truth else None
    enc = "utf-8" if a.encoding == "utf-8-sig" else a.encoding
    errors = {"cp1252": "replace", "utf-16le": "strict"}.get(enc, "surrogateescape")
    if a.encoding in ("utf-8-sig", "utf-16le"):
        out.write("\ufeff".encode(enc))
    out.write((delim.join(field(h) for h in HEADERS[a.lang]) + eol).encode(enc))
    bad = a.bad_permille / 1000.0 if kinds else 0.0
    nkind = len(kinds)

    rows, done = [], 0
    for i in range(1, a.rows + 1):
        r = rnd()
        lang = LANGS[0] if r < LANG_CUM[0] else LANGS[1] if r < LANG_CUM[1] else LANGS[2] if r < LANG_CUM[2] else LANGS[3]
        c = int(rnd() * ncountry)
        country = country_fields[c]
        iso = countries[c][0]
        m = 1 + int(rnd() * 57)
        r = rnd()
        mandates = [m]
        if r < 0.80:
            mandate = str(m)
        elif r < 0.88:
            mandate = "Mandate %d" % m if lang == "en" else "Mandato %d" % m if lang != "fr" else "Mandat %d" % m
        elif r < 0.91:
            mandate = "%02d" % m
        else:
            m2 = 1 + int(rnd() * 57)
            mandates.append(m2)
            mandate = '"%d,%d"' % (m, m2) if delim == "," else "%d,%d" % (m, m2)
        r = rnd()
        lv = 0 if r < cum[0] else 1 if r < cum[1] else 2 if r < cum[2] else 3 if r < cum[3] else 4
        names = level_fields[lv]
        level = names[int(rnd() * len(names))]
        r = int(rnd() * 86400 * 28)
        when = "2025-%02d-%02dT%02d:%02d:%02dZ" % (1 + i % 12, 1 + r // 86400, r // 3600 % 24, r // 60 % 60, r % 60)
        if size:
            r = rnd()
            if r < 0.15:
                s = SHORT_NEED[lang]
                need = s[int(r / 0.15 * len(s))]
            else:
                need = narrative(lang)
            f = ["R%07d" % i, when, country, mandate, level, narrative(lang), need, narrative(lang)]
        else:
            f = ["R%07d" % i, when, country, mandate, level, "", "", ""]
        fault = "-"
        if bad and rnd() < bad:
            fault = kinds[int(rnd() * nkind)]
            if fault == "country":
                f[2] = ["Atlantis", "Perù del Norte", "XX", "Unknown"][int(rnd() * 4)]
            elif fault == "level":
                f[4] = ["7", "mostly done", "-1", "Nivel 9"][int(rnd() * 4)]
            elif fault == "mandate":
                f[3] = ["99", "0", "58", "Mandate X"][int(rnd() * 4)]
            elif fault == "columns":
                del f[5:]
            else:  # a lone continuation byte, a cut sequence, 0xFF
                f[5] = ["m\udc80edida", "capacitaci\udcc3", "\udcff\udcfe"][int(rnd() * 3)]
        rows.append(delim.join(f))
        if truth:
            truth.write("%d\t%s\t%s\t%d\t%s\n" % (i, iso, ",".join(map(str, mandates)), lv + 1, fault))
        if len(rows) == 4096:
            rows.append("")
            out.write(eol.join(rows).encode(enc, errors))
            rows.clear()
    if rows:
        rows.append("")
        out.write(eol.join(rows).encode(enc, errors))
    out.flush()
    if truth:
        truth.close()


if __name__ == "__main__":
    try:
        main()
    except BrokenPipeError:
        sys.exit(1)
