using BackendCareer.Content;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

/// <summary>What else lies in a folder in which people work.</summary>
public sealed class FileNameTests : IDisposable
{
    private readonly TestFolder _folder = TestFolder.WithShippedContent();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("training/42 (copy).md")]
    [InlineData("training/42 (another copy).md")]
    [InlineData("training/42 - Copy (2).md")]
    [InlineData("training/Copy of 42.md")]
    [InlineData("training/42 (1).md")]
    [InlineData("training/42 copy 2.md")]
    [InlineData("training/42 - Kopie.md")]
    [InlineData("training/42 (kopia).md")]
    [InlineData("training/42.sync-conflict-20261127-101500-ABCDEFG.md")]
    [InlineData("a (conflicted copy).md")]
    [InlineData("a (Ada's conflicted copy 2026-11-27).md")]
    [InlineData("a_conflict-20261127-101500.md")]
    [InlineData("training/42-DESKTOP-7AB.md")]
    [InlineData("training/42_REMOTE_4711.md")]
    [InlineData("training/42.orig.md")]
    [InlineData("~$42.md")]
    [InlineData("data/pay (1).csv")]
    [InlineData("data/sources - Copy.yml")]
    [InlineData("drawings/request (copy).svg")]
    [InlineData("training/42 (copy).MD")]
    [InlineData("training/42 2.md")]
    [InlineData("training/42 2 2.md")]
    [InlineData("training/42(1).md")]
    [InlineData("b(1).md")]
    [InlineData("salary-DESKTOP-ABC.md")]
    [InlineData("salary-Adas-MacBook.md")]
    [InlineData("salary - Copy.md")]
    [InlineData("salary - Copy - Copy.md")]
    [InlineData("Kopie von salary.md")]
    [InlineData("Kopie van salary.md")]
    [InlineData("Copy (2) of salary.md")]
    [InlineData("salary copy.md")]
    [InlineData("salary [1].md")]
    [InlineData("salary – Kopi.md")]
    [InlineData("salary — копия.md")]
    [InlineData("salary のコピー.md")]
    [InlineData("salary (conflicted copy 2026-11-28).md")]
    [InlineData("data/pay 2.csv")]
    [InlineData("data/README 2.md")]
    [InlineData("drawings/request 2.svg")]
    [InlineData("training 2/42.md")]
    [InlineData("training copy/42.md")]
    [InlineData("training (1)/42.md")]
    public void What_another_program_left_is_told_and_left_out(string path)
    {
        foreach (var text in new[] { "", "---\nid: training-42\n---\n", "<<<<<<< one\n" })
        {
            _folder.Write(path, text);
            var compiled = Compile();
            var problem = Assert.Single(compiled.Problems);
            Assert.Equal((ContentRules.FileIsOurs, path, true), (problem.Rule, problem.Path, problem.IsWarning));
            Assert.NotNull(compiled.Guide);
            Assert.Null(compiled.Files.Find(path));
        }
    }

    [Theory]
    [InlineData("Evening school.md")]
    [InlineData("Conflict at work.md")]
    [InlineData("training/42 Paris.md")]
    [InlineData("Night_work.md")]
    [InlineData("Route 66.md")]
    [InlineData("salary 2026 in Paris.md")]
    public void A_name_that_its_author_chose_is_a_problem_as_before(string path)
    {
        _folder.Write(path, GuideFiles.Article("some-id", "Text."));
        Assert.Equal((ContentRules.FileName, path), (Assert.Single(Compile().Problems).Rule, Compile().Problems[0].Path));
    }

    [Theory]
    [InlineData("training/42-copy.md")]
    [InlineData("conflict-at-work.md")]
    [InlineData("salary-2.md")]
    public void A_name_that_can_be_an_address_is_one(string path)
    {
        _folder.Write(path, GuideFiles.Article("some-id", "Text."));
        Assert.Empty(Compile().Problems);
        Assert.NotNull(Compile().Guide!.FindById("some-id"));
    }

    [Fact]
    public void A_link_to_a_copy_is_a_problem()
    {
        _folder.Write("training/42 (copy).md", GuideFiles.Article("some-id", "Text."));
        _folder.Replace("role.md", "## What stays", "[It](<training/42 (copy).md>).\n\n## What stays");
        var compiled = Compile();
        Assert.Null(compiled.Guide);
        Assert.Equal([ContentRules.LinkToArticle, ContentRules.FileIsOurs], compiled.Problems.Select(problem => problem.Rule));
    }

    [Theory]
    [InlineData("training/b.MD", "training/b.md")]
    [InlineData("b.Md", "b.md")]
    [InlineData("b.markdown", "b.md")]
    [InlineData("b.MARKDOWN", "b.md")]
    [InlineData("b.mdx", "b.md")]
    [InlineData("b.txt", "b.md")]
    [InlineData("b.md.txt", "b.md")]
    [InlineData("b.md ", "b.md")]
    [InlineData("includes/apply.mkd", "includes/apply.md")]
    [InlineData("guide.yaml", "guide.yml")]
    [InlineData("data/glance.YML", "data/glance.yml")]
    [InlineData("data/pay.CSV", "data/pay.csv")]
    [InlineData("data/pay.cvs", "data/pay.csv")]
    [InlineData("data/pay.csv.txt", "data/pay.csv")]
    [InlineData("drawings/request.SVG", "drawings/request.svg")]
    public void An_ending_that_nearly_is_one_is_told(string path, string meant)
    {
        _folder.Write(path, "");
        var compiled = Compile();
        var problem = Assert.Single(compiled.Problems);
        Assert.Equal((ContentRules.FileEnding, path, $"Name it {meant}."), (problem.Rule, problem.Path, problem.Remedy));
        Assert.NotNull(compiled.Guide);
    }

    [Theory]
    [InlineData("data/source.yml", "Did you mean data/sources.yml?")]
    [InlineData("guides.yml", "Did you mean guide.yml?")]
    [InlineData("Data/pay.csv", "Did you mean data/pay.csv?")]
    [InlineData("data/notes.md",
        "An article stands outside of data/: move it there, name it README.md if it is for who writes, or take it out.")]
    [InlineData("data/old/notes.md",
        "An article stands outside of data/: move it there, name it README.md if it is for who writes, or take it out.")]
    [InlineData("training/map.svg", "Put it below drawings/ if it is drawn into a page, and below images/ if it is a picture.")]
    [InlineData("notes/of-the-meeting-in-paris.csv", "Write what is in it into a file that is read, or take it out.")]
    public void A_table_that_nothing_reads_is_told(string path, string remedy)
    {
        _folder.Write(path, "a,b\n");
        var problem = Assert.Single(Compile().Problems, problem => problem.Rule == ContentRules.FileIsRead);
        Assert.Equal((path, remedy), (problem.Path, problem.Remedy));
        Assert.NotNull(Compile().Guide);
    }

    [Theory]
    [InlineData("README.markdown")]
    [InlineData("LICENSE.txt")]
    [InlineData("data/notes.txt")]
    [InlineData("data/old/README.md")]
    [InlineData("data/make.py")]
    [InlineData("Thumbs.db")]
    [InlineData("images/IMG_1.JPG")]
    [InlineData("training/42.md~")]
    [InlineData("~$notes.docx")]
    public void Files_of_other_kinds_are_nobody_s_business(string path)
    {
        _folder.Write(path, "x");
        Assert.Empty(Compile().Problems);
    }

    [Fact]
    public void What_becomes_a_copy_is_left_out_and_comes_back_under_a_name_of_its_own()
    {
        _folder.Write("b.md", GuideFiles.Article("b", "Text."));
        var content = new ContentFolder(_folder.Path);
        var first = content.Read();
        Assert.NotNull(first.Find("b.md"));
        File.Move(_folder.PathOf("b.md"), _folder.PathOf("b (1).md"));
        var second = ContentFiles.Read(content.Walk(), first);
        Assert.Equal("b (1).md", Assert.Single(second.LeftOut).Path);
        Assert.DoesNotContain(second.Texts, file => file.Path.StartsWith('b'));
        File.Move(_folder.PathOf("b (1).md"), _folder.PathOf("c.md"));
        var third = ContentFiles.Read(content.Walk(), second);
        Assert.Empty(third.LeftOut);
        Assert.NotNull(third.Find("c.md"));
    }

    [Fact]
    public void A_text_that_no_article_includes_is_told()
    {
        _folder.Write("includes/apply.md", "Schools publish their dates.\n");
        _folder.Write("includes/README.md", "How to write these.\n");
        var problem = Assert.Single(Compile().Problems);
        Assert.Equal((ContentRules.TextIsShown, "includes/apply.md", true), (problem.Rule, problem.Path, problem.IsWarning));
        _folder.Write("includes/all.md", "::: include includes/apply.md\n:::\n");
        Assert.Equal(["includes/all.md", "includes/apply.md"], Compile().Problems.Select(told => told.Path));
        _folder.Replace("role.md", "## What stays", "::: include includes/all.md\n:::\n\n## What stays");
        Assert.Empty(Compile().Problems);
        _folder.Replace("role.md", "---\nid: role\n", "id: role\n"); // then nobody knows what it would have included
        Assert.DoesNotContain(Compile().Problems, told => told.Rule == ContentRules.TextIsShown);
    }

    private CompiledGuide Compile() =>
        GuideCompiler.Compile(new ContentFolder(_folder.Path).Read(), new Edition(GuideFiles.Now, ShowsAll: false));
}
