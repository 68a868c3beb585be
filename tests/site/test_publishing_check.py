"""`check` names a way out that helps, and says what a published site lacks; `deploy` needs nothing but the site."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.config import Config, load
from generator.site import build
from generator.site.check import check
from tests.conftest import cuttings

PAGE = "Title\n=====\n\n[gone](nowhere.html)\n"


@pytest.fixture
def built(project: Config) -> Config:
    """A small project with its site."""
    build.build_all(project)
    assert check(project).problems == ()
    return project


def hints(config: Config) -> list[str]:
    return [problem.hint for problem in check(config).problems]


def any_article(config: Config) -> str:
    return sorted(path.stem for path in (config.docs / "articles").glob("*.md"))[0]


def later(file: Path, text: str) -> None:
    """Write a file as somebody does who comes after the build."""
    file.write_text(text)
    os.utime(file, (file.stat().st_mtime + 10,) * 2)


def test_clean_is_named_where_the_site_was_changed_by_hand(built: Config) -> None:
    page = built.site / "articles" / any_article(built) / "index.html"
    later(page, page.read_text().replace("</article>", "<a href='gone.html'>gone</a></article>"))

    assert [("--clean" in hint) for hint in hints(built)] == [True]
    build.build_all(built)
    assert hints(built) != [], "a plain build keeps the change"
    build.build_all(built, clean=True)
    assert hints(built) == []


def test_a_plain_build_is_named_where_a_page_is_gone(built: Config) -> None:
    shutil.rmtree(built.site / "articles" / any_article(built))

    found = hints(built)

    assert found
    assert all(hint.startswith("`cuttings build`:") for hint in found)
    build.build_all(built)
    assert hints(built) == []


def test_a_plain_build_is_named_where_docs_went_on(built: Config) -> None:
    (built.docs / "mine.md").write_text(PAGE.replace("nowhere.html", "search.md"))
    build.build_all(built)
    later(built.site / "mine/index.html", "<a href='gone/'>x</a>")
    os.utime(built.site / "mine/index.html", (1, 1))
    (built.docs / "mine.md").write_text("# Nothing to see\n")

    assert [hint.startswith("`cuttings build`:") for hint in hints(built)] == [True]


def test_a_link_that_a_person_wrote_is_mended_where_it_stands(built: Config) -> None:
    (built.docs / "mine.md").write_text(PAGE)
    build.build_all(built)

    assert hints(built) == ["a person wrote or edited `docs/mine.md`: mend it there"]
    build.build_all(built, clean=True)
    assert hints(built) == ["a person wrote or edited `docs/mine.md`: mend it there"]


def test_a_link_of_a_template_is_sought_there(built: Config) -> None:
    main = built.root / "overrides/main.html"
    main.write_text(main.read_text() + "{% block announce %}<a href='/gone/'>gone</a>{% endblock %}")
    build.build_all(built)

    assert ["overrides/" in hint and "--clean" not in hint for hint in hints(built)] == [True]


def test_no_address_is_a_note_and_strict_makes_it_fail(project: Config) -> None:
    none = {"SITE_URL": ""}
    said = cuttings("build", "-C", project.root, env=none)
    assert (said.returncode, "note: mkdocs.yml: `site_url` is empty" in said.stderr) == (0, True)

    plain, strict = (cuttings("check", *words, "-C", project.root, env=none) for words in ((), ("--strict",)))

    assert (plain.returncode, strict.returncode) == (0, 1)
    assert "`site_url` is empty" in plain.stderr
    assert not (project.site / "sitemap.xml").exists()
    assert cuttings("check", "--strict", "-C", project.root, env={"SITE_URL": "https://press.example"}).returncode == 1, "not built so"
    assert cuttings("build", "-q", "-C", project.root, env={"SITE_URL": "https://press.example"}).returncode == 0
    assert cuttings("check", "--strict", "-C", project.root, env={"SITE_URL": "https://press.example"}).returncode == 0
    assert "<loc>https://press.example/</loc>" in (project.site / "sitemap.xml").read_text()


def test_the_address_is_read_as_mkdocs_reads_it(project: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    from generator.site.settings import load_settings

    monkeypatch.setenv("SITE_URL", "https://press.example/repo")
    project.docs.mkdir()
    (project.root / "base.yml").write_text("site_url: !ENV [NONE_SUCH, SITE_URL, '']\nsite_name: Base\n")
    for text in ("site_url: !ENV SITE_URL\n", "site_url: !ENV [NONE_SUCH, 'https://a.example/b']\n", "site_url: !ENV NONE_SUCH\n",
                 "site_url: https://b.example\n", "site_url: ''\n", "INHERIT: base.yml\n"):
        (project.root / "mkdocs.yml").write_text(f"{text}plugins: []\n" + ("" if "INHERIT" in text else "site_name: A\n"))
        (engine, _), ours = load_settings(project), load(project.root).settings

        assert (ours.site_url, ours.site_name) == (engine.site_url or "", engine.site_name), text


def test_deploy_and_check_need_no_sources(built: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    away = tmp_path / "elsewhere"
    shutil.copytree(built.site, away / "site")
    remote = repository(away, tmp_path, monkeypatch)

    said = cuttings("deploy", "-C", away)

    assert said.returncode == 0, said.stderr
    assert "index.html" in git(remote, "ls-tree", "--name-only", "gh-pages").split()
    shutil.rmtree(built.sources)
    assert cuttings("check", "-C", built.root).returncode == 0


def test_a_domain_of_ones_own_survives_builds_and_deploys(project: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project.docs.mkdir(exist_ok=True)
    (project.docs / "CNAME").write_text("press.example\n")
    remote = repository(project.root, tmp_path, monkeypatch)

    for clean in (False, False, True):
        build.build_all(project, clean=clean)
        build.deploy(project, dry_run=False, remote="origin", branch="gh-pages")

        assert git(remote, "show", "gh-pages:CNAME") == "press.example"


def test_a_domain_that_stands_on_the_branch_alone_stays(project: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """GitHub's settings page writes it there; and a clone of one branch knows nothing of the other."""
    (project.site).mkdir()
    (project.site / "index.html").write_text("<p>home</p>")
    remote = repository(project.root, tmp_path, monkeypatch)
    build.deploy(project, dry_run=False, remote="origin", branch="gh-pages")
    git(tmp_path, "clone", "-q", "-b", "gh-pages", str(remote), "by-github")
    (tmp_path / "by-github/CNAME").write_text("press.example")
    git(tmp_path / "by-github", "add", "CNAME")
    git(tmp_path / "by-github", "commit", "-qm", "Create CNAME")
    git(tmp_path / "by-github", "push", "-q")
    git(project.root, "config", "remote.origin.fetch", "+refs/heads/main:refs/remotes/origin/main")

    said = build.deploy(project, dry_run=False, remote="origin", branch="gh-pages")

    assert git(remote, "show", "gh-pages:CNAME") == "press.example"
    assert git(remote, "rev-list", "--count", "gh-pages") == "3"
    assert "https://press.example/" in said


def git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


def repository(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make `folder` a repository with a remote beside it; the remote."""
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "A. Reader")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "reader@mail.example")
    git(tmp_path, "init", "-q", "--bare", "remote.git")
    git(folder, "init", "-q")
    git(folder, "remote", "add", "origin", str(tmp_path / "remote.git"))
    return tmp_path / "remote.git"


def test_what_a_build_makes_is_not_for_git(tmp_path: Path) -> None:
    """Else a clone would hold pages that nobody's record knows, and a strict build there would take them for edited."""
    cuttings("new", "-q", tmp_path / "made")
    (tmp_path / "made/cuttings.yml").write_text("model: none\n")
    git(tmp_path / "made", "init", "-q")
    before = git(tmp_path / "made", "status", "--porcelain", "-uall")

    assert cuttings("build", "--strict", "-q", "-C", tmp_path / "made").returncode == 0

    assert git(tmp_path / "made", "status", "--porcelain", "-uall") == before
    assert "vendor/cuttings" in before
    assert json.loads((tmp_path / "made/docs/.cuttings.json").read_text())
