using System.Data.Common;
using BackendCareer.Content;
using BackendCareer.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

[Area("Comments/Writing")]
public sealed class CommentsController(Guide guide, CommentsDb db, CommentIntake intake, EditRules editing) : ReaderController(editing)
{
    [HttpPost("/comments")]
    public async Task<IActionResult> Create([FromForm] CommentForm form, CancellationToken cancellationToken)
    {
        if (guide.FindById(form.Article ?? "") is not { } article)
        {
            return NotFound();
        }

        var page = new CommentFormPage(article, Editing.Limits, form, []);
        var key = Key ?? ReaderKey.New();
        var result = await intake.SubmitAsync(article, form, new Writer(key, Sender), cancellationToken);
        return result is PostResult.Stored stored
            ? await LeadToAsync(stored, key, article, cancellationToken)
            : Respond(result, page with { Parent = await FindParentAsync(form.Parent, cancellationToken) });
    }

    /// <summary>For addresses that only a button of a form goes to.</summary>
    [HttpGet("/comments")]
    [HttpGet("/comments/{id:guid}/helpful")]
    [HttpGet("/comments/mine/deletion")]
    [HttpGet("/comments/mine/anonymity")]
    public IActionResult NotByGet() => this.OnlyByPost();

    /// <summary>The page with the form to reply to one comment.</summary>
    [HttpGet("/comments/{id:guid}/reply")]
    public async Task<IActionResult> Reply(Guid id, CancellationToken cancellationToken)
    {
        if (await ParentAsync(id, cancellationToken) is not { } parent
            || guide.FindById(parent.Row.ArticleId) is not { CommentsOpen: true } article)
        {
            return NotFound();
        }

        return View(CommentFormPage.Empty(
            article, Editing.Limits, await db.NameUsedLastAsync(Key?.Hash, cancellationToken), parent));
    }

    private async Task<CommentView?> ParentAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Comments.AsNoTracking()
            .Where(comment => comment.Id == id && comment.Status == CommentStatus.Approved)
            .Select(db.Rows(Reader))
            .FirstOrDefaultAsync(cancellationToken) is { } row
            ? new CommentView(row, Depth: 0, CanEdit: false, [])
            : null;

    /// <summary>For a form that is shown again, which must be shown whether or not the database answers.</summary>
    private async Task<CommentView?> FindParentAsync(string? typed, CancellationToken cancellationToken)
    {
        try
        {
            return Guid.TryParse(typed, out var id) ? await ParentAsync(id, cancellationToken) : null;
        }
        catch (DbException)
        {
            return null;
        }
    }

    /// <summary>A second press of the button gives nobody the first one's key: whoever knows a text could ask for it.</summary>
    private async Task<IActionResult> LeadToAsync(
        PostResult.Stored stored, ReaderKey key, Article article, CancellationToken cancellationToken)
    {
        if (stored.IsNew || Key is not null)
        {
            key.SendTo(Response);
        }

        var comment = stored.Comment;
        var place = comment.Status == CommentStatus.Approved
            ? await PlaceOfAsync(comment, article, Reader with { KeyHash = key.Hash }, cancellationToken)
            : $"/comments/{comment.Id}";
        return this.SeeOther(Told.In(place, stored.LostSection ? Told.SentToPage : Told.Sent, comment.Id, key.Hash));
    }

    /// <summary>The comment is stored: whatever fails from here on, its writer must not be told to send it again.</summary>
    private async Task<string> PlaceOfAsync(Comment comment, Article article, Reader reader, CancellationToken cancellationToken)
    {
        var firstPage = $"{article.Address}#{CommentView.AnchorOf(comment.Id)}";
        try
        {
            return await CommentAddress.OfAsync(comment, db, guide, reader, cancellationToken) ?? firstPage;
        }
        catch (DbException)
        {
            return firstPage;
        }
    }
}

/// <summary>What a reader may send to write, reply to or edit a comment. Nothing else in a request reaches the database.</summary>
public sealed class CommentForm
{
    /// <summary>The <c>id</c> of the article; not read when a comment is edited.</summary>
    public string? Article { get; set; }

    /// <summary>The id of the comment that this one replies to; empty to begin a thread.</summary>
    public string? Parent { get; set; }

    public string? Name { get; set; }

    /// <summary>A <see cref="CommentKind"/>, or empty.</summary>
    public string? Kind { get; set; }

    /// <summary>The id of the heading that the comment is about; empty for all of the article. Not read of a reply.</summary>
    public string? Section { get; set; }

    /// <summary>Markdown.</summary>
    public string? Body { get; set; }

    /// <summary>A field that no reader sees: only a program that fills in everything fills it in.</summary>
    public string? Website { get; set; }

    /// <summary>Set by the button that asks to see the comment before it is sent.</summary>
    public string? Preview { get; set; }

    /// <summary>The <see cref="Comment.Version"/> that is being edited.</summary>
    public string? Version { get; set; }
}

/// <summary>A comment form, empty under an article or filled again after a refusal.</summary>
public sealed record CommentFormPage(Article Article, CommentLimits Limits, CommentForm Form, IReadOnlyList<FieldError> Errors)
{
    /// <summary>The comment that the form replies to; null where there is none, or none any more.</summary>
    public CommentView? Parent { get; init; }

    /// <summary>The comment that the form edits.</summary>
    public Guid? Edited { get; init; }

    /// <summary>The edited comment is a reply.</summary>
    public bool EditsReply { get; init; }

    /// <summary>What the edited comment is about as it is stored, which the article may no longer have.</summary>
    public string? StoredSection { get; init; }

    /// <summary>The comment by which the same was said before.</summary>
    public Guid? Twin { get; init; }

    /// <summary>How what was typed will look; null where nobody asked.</summary>
    public PostResult.Previewed? Shown { get; init; }

    /// <summary>What was typed, for its field.</summary>
    public string Name => ForField(Form.Name);

    public string Body => ForField(Form.Body);

    public bool IsReply => !string.IsNullOrEmpty(Form.Parent);

    /// <summary>It still replies: what it was to reply to may be gone.</summary>
    public bool KeepsParent => IsReply && Errors.Of("parent") is null;

    /// <summary>A reply belongs to its thread, whatever that is about.</summary>
    public bool TakesSection => !KeepsParent && !EditsReply && (Article.Sections.Any() || StoredSection is not null);

    /// <summary>The one that was chosen; null for the whole page.</summary>
    public Heading? Section => TakesSection ? Article.FindSection(Form.Section) : null;

    /// <summary>The edited comment stays about it, in case that it comes back.</summary>
    public bool KeepsGoneSection => StoredSection is not null && Article.FindSection(StoredSection) is null;

    /// <summary>The id with which it will be stored.</summary>
    public string? KeptSection => Section?.Id ?? (Form.Section == StoredSection ? StoredSection : null);

    /// <summary>What was chosen is no longer there.</summary>
    public bool LostSection =>
        TakesSection && !string.IsNullOrEmpty(Form.Section) && Section is null && Form.Section != StoredSection;

    public string Action => Edited is { } id ? $"/comments/{id}/edit" : "/comments";

    /// <param name="name">That this browser used last.</param>
    /// <param name="section">The id of the heading that it shall be about.</param>
    public static CommentFormPage Empty(
        Article article, CommentLimits limits, string? name, CommentView? parent = null, string? section = null) =>
        new(article, limits, new CommentForm { Name = name, Parent = parent?.Id.ToString(), Section = section }, []) { Parent = parent };

    public string Send => this switch
    {
        { Edited: not null } => "Save changes",
        { IsReply: true } => "Send reply",
        _ => "Send comment",
    };

    public bool Is(CommentKind kind) => string.Equals(Form.Kind, kind.ToString(), StringComparison.OrdinalIgnoreCase);

    /// <summary>HTML cannot hold the controls U+0080 to U+009F: browsers read their codes as other characters.</summary>
    internal static string ForField(string? typed) =>
        string.Concat((typed ?? "").Where(character => character is < '\u0080' or > '\u009F'));
}
