using System.Collections.Concurrent;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using BackendCareer.Site;
using BackendCareer.Tests.Support;
using Xunit.Abstractions;

namespace BackendCareer.Tests.Comments;

/// <summary>The hostile corpus through the whole site, as a text, as a preview and as a name.</summary>
public sealed class HostileCorpusTests(ITestOutputHelper output) : IDisposable
{
    private readonly TestSite _site = new TestSite().With("Comments:HoldWhen", "Never");

    public void Dispose() => _site.Dispose();

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Every_hostile_text_becomes_a_clean_comment_or_comes_back_as_it_was_typed()
    {
        var quiet = Skeleton(await _site.ReadAsync("/role"));
        var answers = await SendAllAsync(HostileCorpus.Stored, (body, number) => _site.PostAsync(body, $"Reader {number}"));
        AssertRefused(answers, name: false);

        var comments = await ReadAllAsync(quiet);
        var accepted = answers.Where(answer => answer.Status == HttpStatusCode.SeeOther).ToList();
        Assert.Equal(accepted.Count, comments.Count);
        Assert.All(
            accepted,
            answer => Assert.Equal($"Reader {answer.Number}", comments[AnchorIn(answer.Location!)].QuerySelector("bdi")!.TextContent));
        Report(answers);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Every_hostile_text_has_a_clean_preview_with_the_text_as_it_was_typed()
    {
        using var harmless = await PreviewAsync("A good comment.");
        var quiet = Skeleton(await TestSite.ParseAsync(harmless));
        var answers = await SendAllAsync(HostileCorpus.Bodies, (body, _) => PreviewAsync(body));
        AssertRefused(answers, name: false);
        Assert.All(answers.Where(answer => answer.Status == HttpStatusCode.OK), answer =>
        {
            Assert.Empty(CommentMarkup.ProblemsIn(answer.Page));
            Assert.Equal(quiet, Skeleton(answer.Page));
            Assert.Equal(AsBrowsersKeepIt(answer.Typed), TypedIn(answer.Page, name: false));
        });
        Assert.Empty(await _site.StoredCommentsAsync());
        Report(answers);
    }

    [Fact]
    public async Task Every_hostile_name_is_plain_text_beside_its_comment_or_comes_back_as_it_was_typed()
    {
        var quiet = Skeleton(await _site.ReadAsync("/role"));
        var answers = await SendAllAsync(HostileCorpus.Names, (name, number) => _site.PostAsync($"Comment {number}", name));
        AssertRefused(answers, name: true);

        var comments = await ReadAllAsync(quiet);
        Assert.All(answers.Where(answer => answer.Status == HttpStatusCode.SeeOther), answer =>
        {
            var comment = comments[AnchorIn(answer.Location!)];
            var name = Assert.IsAssignableFrom<IText>(Assert.Single(comment.QuerySelector("bdi")!.ChildNodes)).Data;
            var shown = TypedText.ReadLine(answer.Typed, limit: 60).Text;
            Assert.Equal(Characters.IsVisible(shown) ? shown : "Anonymous", name);
            Assert.StartsWith($"Reply to {name}, comment ", comment.QuerySelector(".reply")!.GetAttribute("aria-label"));
            Assert.Equal($"<p>Comment {answer.Number}</p>", comment.QuerySelector(".body")!.InnerHtml.Trim());
        });
        Report(answers);
    }

    [Fact]
    public async Task A_comment_that_leaves_its_place_is_found()
    {
        await _site.PostAsync("A good comment.");
        var page = await _site.ReadAsync("/role");
        var quiet = Skeleton((IHtmlDocument)page.Clone());
        page.QuerySelector(".comment")!.Insert(AdjacentPosition.AfterEnd, "<img alt>");
        Assert.NotEqual(quiet, Skeleton(page));
    }

    [Fact]
    public void The_corpus_is_large() => Assert.InRange(HostileCorpus.Bodies.Length, 300, int.MaxValue);

    private Task<HttpResponseMessage> PreviewAsync(string body) =>
        _site.SendFormAsync(("article", "role"), ("name", "Ada"), ("body", body), ("preview", "yes"));

    private static async Task<IReadOnlyList<Answer>> SendAllAsync(
        IReadOnlyList<string> texts, Func<string, int, Task<HttpResponseMessage>> sendAsync)
    {
        var answers = new ConcurrentBag<Answer>();
        var eight = new ParallelOptions { MaxDegreeOfParallelism = 8 };
        await Parallel.ForEachAsync(Enumerable.Range(0, texts.Count), eight, async (number, _) =>
        {
            var sent = string.Concat(texts[number].EnumerateRunes()); // a form has U+FFFD for half a character
            using var response = await sendAsync(sent, number);
            answers.Add(new Answer(
                number, sent, response.StatusCode, response.Headers.Location?.ToString(), await TestSite.ParseAsync(response)));
        });
        return [.. answers.OrderBy(answer => answer.Number)];
    }

    /// <summary>What was not accepted is 400 for a zero byte, which nobody types, and 422 for all else, with what was typed.</summary>
    private static void AssertRefused(IEnumerable<Answer> answers, bool name) => Assert.All(answers, answer =>
    {
        if (!IsText(answer.Typed) || answer.Status is not (HttpStatusCode.SeeOther or HttpStatusCode.OK))
        {
            Assert.Equal(IsText(answer.Typed) ? HttpStatusCode.UnprocessableEntity : HttpStatusCode.BadRequest, answer.Status);
            Assert.Empty(CommentMarkup.ProblemsIn(answer.Page));
        }

        if (answer.Status == HttpStatusCode.UnprocessableEntity)
        {
            Assert.Equal(name ? WithoutC1(answer.Typed) : AsBrowsersKeepIt(answer.Typed), TypedIn(answer.Page, name));
            Assert.Single(answer.Page.Forms);
        }
    });

    private static bool IsText(string typed) => !typed.Contains('\0', StringComparison.Ordinal);

    /// <summary>A text area has LF alone; a text of white space counts as none; HTML has no way to write C1 controls.</summary>
    private static string AsBrowsersKeepIt(string typed) =>
        string.IsNullOrWhiteSpace(typed) ? "" : WithLineFeeds(WithoutC1(typed));

    private static string WithoutC1(string typed) => string.Concat(typed.Where(character => character is < '\u0080' or > '\u009F'));

    private static string WithLineFeeds(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    private static string TypedIn(IHtmlDocument page, bool name) =>
        name
            ? page.GetElementById("name")!.GetAttribute("value") ?? ""
            : WithLineFeeds(((IHtmlTextAreaElement)page.GetElementById("body")!).Value);

    /// <summary>The comments of every page by their anchors, each with its three parts.</summary>
    private async Task<Dictionary<string, IElement>> ReadAllAsync(string quiet)
    {
        var comments = new Dictionary<string, IElement>();
        for (var number = 1; ; number++)
        {
            using var response = await _site.GetAsync($"/role?page={number}");
            if (response.StatusCode == HttpStatusCode.NotFound)
            {
                return comments;
            }

            var page = await TestSite.ParseAsync(response);
            Assert.Empty(CommentMarkup.ProblemsIn(page));
            Assert.Equal(quiet, Skeleton(page));
            foreach (var shown in page.QuerySelectorAll(".comment"))
            {
                var comment = shown.QuerySelector(".body") is null ? await ReadAloneAsync(shown) : shown;
                Assert.Equal(["header", "div", "ul"], comment.Children.Select(child => child.LocalName));
                comments.Add(comment.Id!, comment);
            }
        }
    }

    /// <summary>Where many long ones come together, only who wrote the last of them stands on their page.</summary>
    private async Task<IElement> ReadAloneAsync(IElement folded)
    {
        var page = await _site.ReadAsync(folded.QuerySelector("a.reply")!.GetAttribute("href")!);
        Assert.Empty(CommentMarkup.ProblemsIn(page));
        return page.GetElementById(folded.Id!)!;
    }

    private static string AnchorIn(string location) => location[(location.IndexOf('#') + 1)..];

    /// <summary>The page without what readers wrote and without how many did: the same for all of them.</summary>
    private static string Skeleton(IHtmlDocument page)
    {
        var rest = (IHtmlDocument)page.Clone();
        foreach (var place in rest.QuerySelectorAll("#discussion, .comment .body, #body"))
        {
            place.TextContent = "";
        }

        rest.QuerySelector(".hint:has(+ ol.thread)")?.Remove();
        rest.QuerySelector("[data-newest]")?.RemoveAttribute("data-newest");
        if (rest.QuerySelector("ol.thread") is { } thread && thread.Children.All(item => item.Children is [{ ClassName: "comment" }]))
        {
            thread.Remove();
        }

        rest.QuerySelector("link[rel=canonical]")?.Remove();
        rest.QuerySelector("nav[aria-label='Pages of the discussion']")?.Remove();
        rest.QuerySelector("nav[aria-label='Order of the discussion']")?.Remove();
        return string.Join(' ', rest.DocumentElement.OuterHtml.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
    }

    private void Report(IReadOnlyList<Answer> answers) =>
        output.WriteLine($"{answers.Count} inputs: " + string.Join(
            ", ", answers.CountBy(answer => answer.Status).Select(count => $"{count.Value} {count.Key}")));

    private sealed record Answer(int Number, string Typed, HttpStatusCode Status, string? Location, IHtmlDocument Page);
}
