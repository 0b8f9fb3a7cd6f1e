#!/usr/bin/env bats
#
# Colours: that they can be told apart and read, by those who do not see them, and
# on paper without any.

load helper

setup_file() {
  begin_file
  lima-xlsx -o annexes.xlsx stream.tsv
  lima-xlsx -w -o working.xlsx stream.tsv
  lima-html -o page.html stream.tsv
}

setup() {
  begin_test
}

palette() {
  /usr/bin/python3 "$TOP/tests/oracle/palette.py" "$@"
}

@test "palette: differences of colours are those that were published" {
  run -0 palette --self
  [[ $output == '8 pairs' ]]
}

@test "palette: charts, shades and text of both editions and of the page, light and dark" {
  run -0 palette "$MADE/annexes.xlsx" "$MADE/working.xlsx" "$MADE/page.html"
  echo "$output"
  [[ $output =~ ^18\ charts,\ ([0-9]+)\ pairs\ of\ colours$ && ${BASH_REMATCH[1]} -ge 180 ]]
}

@test "palette: as many groups as there are colours for them" {
  sed 's|^\(needs_by_pillar\tchart\t.*/technology\)\t|\1,needs_criterion/*/total\t|' \
    "$PROFILE/workbook.tsv" >layout.tsv
  lima-xlsx --layout layout.tsv -o four.xlsx "$STREAM"
  [[ $(unzip -p four.xlsx xl/charts/chart4.xml | grep -o '<c:ser>' | wc -l) == 4 ]]
  run -0 palette four.xlsx
}

@test "palette: colours that cannot be told apart or read are found" {
  while IFS='|' read -r change finding; do
    sed "$change" "$MADE/page.html" >page.html
    run -1 palette page.html
    echo "$output"
    [[ $output == *"page.html: $finding"* ]]
  done <<'END'
s/--g1:#28a197/--g1:#7a2f2f/|light: 12436D and 7A2F2F differ by 2.2, grey
s/--g3:#ab496a/--g3:#b07/|light: 12436D and BB0077 differ by 2.8, protanopia
s/--g3:#ab496a/--g3:#d09/|light: 28A197 and DD0099 differ by 5.2, deuteranopia
s/--g1:#1f7a72/--g1:#9a8a3c/|dark: 9A8A3C and CD6A93 differ by 0.0, grey
s/--on-g1:#1a1a1a/--on-g1:#fff/|light: FFFFFF on 28A197: 3.17:1, not 4.5:1
s/--on-s3:#10151a/--on-s3:#fff/|dark: FFFFFF on A3C7E8: 1.77:1, not 4.5:1
s/--o0:#6fa8dc/--o0:#3a3a5a/|dark: 3A3A5A on 14181C: 1.64:1, not 3:1
s/--edge:#4d4d4d/--edge:#ccc/|light: F5D586 on FFFFFF: 1.42:1, not 3:1
END
}
