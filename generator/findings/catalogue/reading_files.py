"""Codes of the reading room, R101-R119: what stands in the catalog's folders and must not."""

from __future__ import annotations

from generator.findings.finding import Code, Severity, Words

E, W = Severity.ERROR, Severity.WARNING

SYMLINK = Code(
    "R101",
    "symlink",
    E,
    Words("это ссылка на другой файл или папку (symlink)", "this is a symbolic link"),
    Words("положите вместо ссылки сам файл", "put the file itself in place of the link"),
    Words(
        "По ссылке программа прочла бы и опубликовала файл, который в каталог не входит, — "
        "например, личный файл того, кто собирает сайт. Поэтому по ссылкам она не ходит.",
        "A link would make the program read and publish a file that is not part of the catalog, "
        "so links are never followed.",
    ),
    "practices/nizhny/okno.yml -> ../../../etc/passwd",
    "practices/nizhny/okno.yml (обычный файл)",
)
HARD_LINK = Code(
    "R102",
    "hard-link",
    E,
    Words(
        "у файла есть второе имя в другом месте диска (жёсткая ссылка)",
        "the file has a second name elsewhere on the disk (a hard link)",
    ),
    Words(
        "сделайте копию: скопируйте файл под другим именем, удалите этот и переименуйте копию",
        "make a copy of the file and put the copy in its place",
    ),
    Words(
        "У такого файла содержимое общее с файлом вне каталога: изменится тот — изменится и "
        "этот, и опубликовать можно то, что в каталог не клали.",
        "Such a file shares its content with one outside the catalog.",
    ),
    "ln /home/user/note.yml practices/nizhny/okno.yml",
    "cp /home/user/note.yml practices/nizhny/okno.yml",
)
SPECIAL_FILE = Code(
    "R103",
    "special-file",
    E,
    Words(
        "это не обычный файл (канал, сокет или устройство)",
        "this is no plain file (a pipe, a socket or a device)",
    ),
    Words(
        "удалите его; в каталоге бывают только обычные файлы",
        "remove it; a catalog holds plain files only",
    ),
    Words(
        "Чтение из канала или устройства может не кончиться никогда.",
        "Reading from a pipe or a device may never end.",
    ),
    "mkfifo practices/nizhny/okno.yml",
    "practices/nizhny/okno.yml (обычный файл)",
)
MISPLACED_FILE = Code(
    "R104",
    "misplaced-file",
    E,
    Words(
        "файлу «{name}» не место в папке {folder}/[[; похоже на «{suggestion}»]]",
        "the file “{name}” has no place in {folder}/[[; did you mean “{suggestion}”]]",
    ),
    Words(
        "здесь бывают файлы: {expected}; практика лежит в practices/<регион>/",
        "files that may stand here: {expected}; a practice goes into practices/<region>/",
    ),
    Words(
        "По месту и имени файла программа узнаёт, о чём он. Файл не на своём месте не "
        "отбрасывается молча, чтобы ничего из присланного не пропало.",
        "The place of a file says what it is about. A file elsewhere is never dropped in silence.",
    ),
    "practices/edinoe-okno.yml",
    "practices/nizhny/edinoe-okno.yml",
)
MISPLACED_FOLDER = Code(
    "R105",
    "misplaced-folder",
    E,
    Words(
        "папке «{name}» не место в папке {folder}/[[; похоже на «{suggestion}»]]",
        "the folder “{name}” has no place in {folder}/[[; did you mean “{suggestion}”]]",
    ),
    Words(
        "перенесите её файлы туда, где им место; здесь бывают: {expected}",
        "move its files to where they belong; what may stand here: {expected}",
    ),
    Words(
        "Файлы из лишних папок не попадают в каталог, даже если они правильные.",
        "Files in such a folder are not part of the catalog, however good they are.",
    ),
    "practices/nizhny/2024/edinoe-okno.yml",
    "practices/nizhny/edinoe-okno.yml",
)
YAML_ENDING = Code(
    "R106",
    "yaml-ending",
    E,
    Words("у файла «{name}» должно быть окончание .yml", "the file “{name}” must end in .yml"),
    Words("переименуйте файл: {suggestion}", "rename the file: {suggestion}"),
    Words(
        "Окончание одно на весь каталог: два файла с разными окончаниями спорили бы за один id.",
        "The catalog has one ending: two files with different endings would claim the same id.",
    ),
    "practices/nizhny/edinoe-okno.yaml",
    "practices/nizhny/edinoe-okno.yml",
)
SAME_NAME = Code(
    "R107",
    "same-name",
    E,
    Words(
        "имя «{name}» совпадает с именем «{other}» рядом",
        "the name “{name}” is the same as “{other}” beside it",
    ),
    Words(
        "оставьте один из двух файлов или дайте второму другое имя",
        "keep one of the two, or give the other another name",
    ),
    Words(
        "Имена, которые различаются только окончанием, большими буквами или формой Unicode, на "
        "дисках Windows и macOS — одно и то же имя, и один файл затёр бы другой.",
        "Names that differ only in their ending, in case or in Unicode form are one name on the "
        "disks of Windows and macOS.",
    ),
    "practices/nizhny/okno.yml и practices/nizhny/Okno.yml",
    "practices/nizhny/okno.yml и practices/nizhny/okno-bor.yml",
)
NOT_YAML = Code(
    "R108",
    "not-yaml",
    E,
    Words("«{name}» — не файл YAML", "“{name}” is no YAML file"),
    Words(
        "уберите файл отсюда; в этой папке лежат только файлы .yml",
        "take the file away; this folder holds .yml files only",
    ),
    Words(
        "Картинки, документы и черновики рядом с записями не публикуются и не проверяются.",
        "Pictures, documents and drafts beside the records are neither checked nor published.",
    ),
    "practices/nizhny/foto.jpg",
    "kit:\n  - {title: Фотографии, kind: template, url: https://example.org/foto}",
)
HIDDEN = Code(
    "R109",
    "hidden-file",
    W,
    Words("скрытый файл «{name}» не читается", "the hidden file “{name}” is not read"),
    Words(
        "удалите его; если это запись каталога, уберите точку в начале имени",
        "remove it; if it is a record, take the dot from its name",
    ),
    Words(
        "Файлы с точкой в начале имени в проводнике не видны: что в них лежит, никто не проверит.",
        "Nobody sees such files, so nobody checks what is in them.",
    ),
    "practices/nizhny/.DS_Store",
    "practices/nizhny/edinoe-okno.yml",
)
NESTED_REPOSITORY = Code(
    "R110",
    "nested-repository",
    E,
    Words(
        "внутри каталога лежит другое хранилище git («{name}»)",
        "another git repository lies inside the catalog (“{name}”)",
    ),
    Words(
        "уберите вложенное хранилище (submodule) и положите сами файлы",
        "remove the nested repository (submodule) and put the files themselves",
    ),
    Words(
        "Содержимое вложенного хранилища меняется без проверки в этом.",
        "What a nested repository holds changes without review in this one.",
    ),
    "practices/nizhny/.git",
    "practices/nizhny/edinoe-okno.yml",
)
NO_CATALOG = Code(
    "R117",
    "no-catalog",
    E,
    Words(
        "здесь нет ни папки practices, ни папки regions",
        "there is neither a folder practices nor a folder regions here",
    ),
    Words(
        "укажите папку каталога: atlas check --root ПАПКА",
        "name the catalog's folder: atlas check --root DIR",
    ),
    Words(
        "Каталог — это папка, в которой лежат practices/ и regions/.",
        "A catalog is a folder that holds practices/ and regions/.",
    ),
    "atlas check --root practices/nizhny",
    "atlas check --root .",
)
CANNOT_READ = Code(
    "R118",
    "cannot-read",
    E,
    Words("не удалось прочитать: {reason}", "could not be read: {reason_en}"),
    Words(
        "проверьте, что файл на месте и его можно открыть",
        "see that the file is there and can be opened",
    ),
    Words(
        "Диск не отдал файл: его нет, нет права на чтение или он изменился во время проверки.",
        "The disk did not give the file: it is gone, may not be read, or changed meanwhile.",
    ),
    "chmod 000 practices/nizhny/okno.yml",
    "chmod 644 practices/nizhny/okno.yml",
)
LFS_POINTER = Code(
    "R119",
    "lfs-pointer",
    E,
    Words("вместо файла лежит указатель git-lfs", "a git-lfs pointer stands in place of the file"),
    Words(
        "положите сам файл: уберите это имя из .gitattributes и добавьте файл заново",
        "put the file itself: take the name out of .gitattributes and add the file anew",
    ),
    Words(
        "Указатель говорит только, где лежит настоящее содержимое; прочесть по нему нечего.",
        "A pointer only says where the content is kept.",
    ),
    "version https://git-lfs.github.com/spec/v1\noid sha256:…",
    "title: Единое окно муниципальных услуг в Кстове",
)
