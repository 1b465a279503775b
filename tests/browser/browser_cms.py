"""The forms as people use them: in a browser, on a copy of a repository that only the browser sees."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, Request, expect

# The page asks for a folder of the disk; here it is given one of the browser's own, filled with the repository.
_PICKER = "window.showDirectoryPicker = () => navigator.storage.getDirectory();"
_SEED = """async (files) => {
  for (const [path, text] of Object.entries(files)) {
    const parts = path.split('/');
    const name = parts.pop();
    let folder = await navigator.storage.getDirectory();
    for (const part of parts) folder = await folder.getDirectoryHandle(part, {create: true});
    const writable = await (await folder.getFileHandle(name, {create: true})).createWritable();
    await writable.write(text);
    await writable.close();
  }
}"""
_LIST = re.compile(r"#/collections/[a-z]+$")
_READ = """async () => {
  const files = {};
  const walk = async (folder, at) => {
    for await (const [name, entry] of folder.entries()) {
      if (entry.kind === 'directory') await walk(entry, `${at}${name}/`);
      else files[at + name] = await (await entry.getFile()).text();
    }
  };
  await walk(await navigator.storage.getDirectory(), '');
  return files;
}"""


@dataclass
class CmsVisit:
    """A page of the forms, its requests and what went wrong in it."""

    page: Page
    base: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @classmethod
    def begin(cls, browser: Browser, base: str) -> "CmsVisit":
        page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="en-US")
        visit = cls(page, base)
        page.on("request", visit._asked)
        page.on("pageerror", lambda error: visit.complaints.append(str(error)))
        page.set_default_timeout(20_000)
        return visit

    def _asked(self, request: Request) -> None:
        if not request.url.startswith(("blob:", "data:")):
            self.requests.append(request.url)

    def sign_in(self) -> None:
        """Sign in to the forge with a token, which stays in this browser."""
        self.page.goto(self.base)
        self.page.get_by_role("button", name="Se connecter avec un jeton").click()
        self.page.locator("input").last.fill("github_pat_essai")
        self.page.get_by_role("button", name="Se connecter", exact=True).last.click()
        self.page.get_by_text("Collections", exact=True).wait_for()

    def open_repository(self, root: Path) -> None:
        """Fill the browser's folder with the records of a repository, and open it."""
        files = {
            path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted((root / "content").rglob("*"))
            if path.suffix in {".yaml", ".md"}
        }
        self.page.goto(f"{self.base}config.json")
        self.page.evaluate(_SEED, {**files, ".git/HEAD": "ref: refs/heads/main\n"})
        self.page.add_init_script(_PICKER)
        self.page.goto(self.base)
        self.page.get_by_role("button", name="Travailler avec un dépôt local").click()
        self.page.get_by_text("Collections", exact=True).wait_for()

    def write_back(self, root: Path) -> None:
        """Write the browser's records over those of the repository."""
        for path, text in self.page.evaluate(_READ).items():
            if path.startswith("content/"):
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_text(text, encoding="utf-8", newline="\n")

    def new(self, collection: str) -> None:
        self.page.goto(f"{self.base}#/collections/{collection}/new")
        self.field("titre").wait_for()

    def edit(self, collection: str, record: str) -> None:
        self.page.goto(f"{self.base}#/collections/{collection}/entries/{record}")
        self.field("titre").wait_for()

    def field(self, key: str) -> Locator:
        """Return the part of the form for a key; what is far below is drawn when it comes into view."""
        return self.page.locator(f'section[data-key-path="{key}"]')

    def _seen(self, key: str) -> Locator:
        found = self.field(key)
        self.page.mouse.move(640, 500)
        for _ in range(60):
            if found.count():
                break
            self.page.mouse.wheel(0, 400)
            self.page.wait_for_timeout(50)
        # A part that has just been drawn shows a click before it listens to it: nobody clicks that fast.
        self.page.wait_for_timeout(250)
        return found

    def write(self, key: str, text: str) -> None:
        place = self._seen(key).locator("input, textarea").first
        place.fill(text)
        expect(place).to_have_value(text)

    def choose(self, key: str, label: str) -> None:
        """Choose a value of a list, drawn as a menu or, when it is short, as buttons."""
        part, name = self._seen(key), re.compile(rf"^{re.escape(label)}( |$)")
        part.get_by_role("radio").or_(part.get_by_role("combobox")).first.wait_for()
        radio = part.get_by_role("radio", name=name)
        if radio.count():
            radio.first.click()
            expect(radio.first).to_be_checked()
            return
        part.get_by_role("combobox").first.click()
        self.page.get_by_role("option", name=name).first.click()
        expect(part).to_contain_text(label)

    def add(self, key: str) -> None:
        """Open a part that may be left out."""
        self._seen(key).get_by_role("checkbox").first.click()

    def attach(self, key: str, file: Path) -> None:
        part = self._seen(key)
        part.locator("input[type=file]").first.set_input_files(file)
        part.get_by_text(file.stem[0]).first.wait_for()

    def number(self, id_: str) -> None:
        """Give a new record its number, in the panel beside the form."""
        panel = self.page.get_by_role("radio", name="Numéro")
        if panel.get_attribute("aria-checked") != "true":
            panel.click()
        self.page.get_by_role("textbox", name="Numéro").fill(id_)

    def save(self) -> None:
        """Save, and wait for the list of the collection."""
        button = self.page.get_by_role("button", name="Enregistrer", exact=True)
        button.click()
        expect(self.page).to_have_url(_LIST, timeout=20_000)
        button.wait_for(state="hidden")
