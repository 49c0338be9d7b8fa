"""`python -m locales.update`: brings the templates and all catalogs in step with the texts.

Translations that still have their text stay; new texts come in empty; what is gone goes.
"""

from __future__ import annotations

import sys

from babel.messages.catalog import Catalog

from locales import po
from locales.extract import templates


def updated(existing: Catalog | None, template: Catalog, code: str) -> Catalog:
    """The catalog of this language with exactly the texts of the template."""
    catalog = existing or Catalog(locale=code.replace("-", "_"), domain=template.domain)
    catalog.project = template.project
    catalog.header_comment = template.header_comment
    catalog.fuzzy = False
    catalog.update(template, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    return catalog


def main() -> int:
    for domain, template in templates().items():
        po.template_of(domain).parent.mkdir(exist_ok=True)
        po.template_of(domain).write_bytes(po.written(template))
        for code in po.codes():
            path = po.path_of(code, domain)
            catalog = updated(po.read(path) if path.exists() else None, template, code)
            path.write_bytes(po.written(catalog))
            empty = sum(not all(po.forms(message.string)) for message in catalog if message.id)
            sys.stdout.write(f"{code}/{domain}: {len(catalog)} texts, {empty} to translate\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
