"""What strangers may write into a text. Each list begins with the worst; what a field is too short
or too strict for gets the next."""

MARK = "ЯДЪ"
"""Stands in every harm, to be found again on the pages."""

SCRIPTS = (
    (
        f"{MARK}</title><script>hit=1</script>\"><img src=x onerror=hit=2>' {{{{ config }}}} "
        '{% include "x" %} --8<-- "/etc/passwd" [сюда](javascript:hit=3) '
        "[туда](data:text/html,hit) &#106;avascript: ![x](//evil.example/x.png) "
        "<svg onload=hit=4><style>*{color:red}</style> </script><!-- <iframe srcdoc=x> "
        "<base href=//evil.example> {: onclick=hit=5 } рrаktika\n\n"
        '<div onclick="hit=6">\n\n[ref]: javascript:hit=7\n\n| a | b |\n|---|---|\n'
        "| <b onclick=x> | <form action=//evil.example> |\n\n# <script>hit=8</script>\n\n---\n"
        "template: x.html\n---\n::: griffe\n\n[TOC]\n\n[^1]: <script>hit=9</script>"
    ),
    (
        f"{MARK}</title><script>hit=1</script>\"><img src=x onerror=hit=2>' {{{{ config }}}} "
        "[сюда](javascript:hit=3) </script><!-- рrаktika"
    ),
    f'{MARK}"><img src=x onerror=hit=1></title>{{{{7*7}}}}',
    f'{MARK}"><i onclick=x>',
    'https://example.org/?"><script>hit=1</script>',
    "https://example.org/?'onclick=hit=1'%22%3E%3Cscript%3Ehit=2%3C/script%3E&amp;lt;",
    "https://example.org/?%22%3E%3Cscript%3Ehit=1%3C/script%3E&amp;quot;&lt;=1",
    "https://example.org/?%22%3E%3Cscript%3Ehit=1%3C/script%3E",
    "javascript:hit=1",
)
LONG_WORDS = (
    *("Щ" * size for size in (5000, 2000, 600, 400, 300, 200, 140, 128, 100, 60)),
    f"https://example.org/{'w' * 1800}",
    f"https://example.org/{'w' * 400}",
)
