namespace BackendCareer.Tests.Cast;

/// <summary>One route: the things that it can be about, and what its form sends about one of them.</summary>
internal sealed record Play(Dictionary<string, Func<Thing>> Things, Func<Thing, IEnumerable<(string Name, string Value)>> Form);

internal static class Plays
{
    public static IReadOnlyDictionary<string, Play> Of { get; } = new Dictionary<string, Play>
    {
        ["POST /comments"] = new(NewComments(), thing => [.. thing.Fields, ("name", "Ada"), ("body", "Something new.")]),
        ["POST /comments/{id}/edit"] = new(
            Things.Comments.And("was written an hour ago", Things.OldComment).And("has changed since it was read", ChangedSince),
            thing => [("name", "Ada"), ("body", "Something else."), ("version", $"{thing.Version}")]),
        ["POST /comments/{id}/deletion"] = new(Things.Comments, _ => []),
        ["POST /comments/{id}/helpful"] = new(Things.Comments, _ => []),
        ["POST /comments/{id}/report"] = new(Things.Comments, _ => [("reason", "insult")]),
        ["POST /comments/mine/deletion"] = new(Everything(), thing => thing.Fields),
        ["POST /comments/mine/anonymity"] = new(Everything(), thing => thing.Fields),
        ["POST /moderation/decisions"] = new(
            Things.Comments.And("has changed since it was read", ChangedSince),
            thing => [("decision", "reject"), ("comment", $"{thing.Id}:{thing.Version}")]),
        ["POST /moderation/decisions/{id}/undo"] = new(Things.Decisions, _ => []),
        ["POST /moderation/bans"] = new(Things.Comments, thing => [("comment", $"{thing.Id}"), ("who", "browser"), ("days", "7")]),
        ["POST /moderation/bans/{id}/lifting"] = new(Things.Bans, _ => []),
        ["POST /moderation/answers/{id}"] = new(Things.Comments, _ => [("body", "An answer.")]),
        ["POST /moderation/sessions"] = new(Accounts.Sessions, thing => thing.Fields),
        ["POST /moderation/password"] = new(Accounts.Passwords, thing => thing.Fields),
        ["POST /moderation/feed"] = new(Accounts.Feeds, thing => thing.Fields),
        ["POST /moderation/passkeys/options"] = new(Accounts.NewPasskeys, thing => thing.Fields),
        ["POST /moderation/passkeys"] = new(Accounts.PasskeyAnswers, thing => thing.Fields),
        ["POST /moderation/passkeys/name"] = new(
            Accounts.Passkeys.And("of this moderator, and a long name", () => Accounts.Passkey(Players.ModeratorId, new string('x', 61))),
            thing => thing.Fields),
        ["POST /moderation/passkeys/removal"] = new(Accounts.Passkeys, thing => thing.Fields.Take(1)),
        ["POST /sign-in/passkey/options"] = new(new() { ["of whoever has one"] = Things.Missing }, _ => []),
        ["POST /sign-in/passkey"] = new(Accounts.PasskeyAnswers, thing => thing.Fields),
        ["POST /sign-in"] = new(Accounts.SignIns, thing => thing.Fields),
        ["POST /sign-out"] = new(new() { ["of this browser"] = Things.Missing }, _ => []),
    };

    private static Dictionary<string, Func<Thing>> NewComments() => Things.Comments
        .ToDictionary(pair => $"to one that {pair.Key}", pair => (Func<Thing>)(() => Answer(pair.Value())))
        .And("to one under another article", () => Answer(Things.Comments["is under a closed article"](), article: Things.OpenArticle))
        .And("under an open article", () => First(Things.OpenArticle))
        .And("under a closed article", () => First(Things.ClosedArticle))
        .And("under a gone article", () => First(Things.GoneArticle));

    private static Thing First(string article) => new(Guid.Empty) { Article = article, Fields = [("article", article)] };

    private static Thing Answer(Thing to, string? article = null) =>
        to with { Fields = [("article", article ?? to.Article), ("parent", $"{to.Id}")] };

    private static Thing ChangedSince() => Things.Comments["stands"]() with { Version = 0 };

    private static Dictionary<string, Func<Thing>> Everything() =>
        new[] { "stands", "awaits approval", "was deleted" }
            .ToDictionary(name => name, name => (Func<Thing>)(() => Things.Comments[name]() with { Fields = [("sure", "yes")] }))
            .And("stands, and no box is ticked", Things.Comments["stands"]);

    private static Dictionary<string, Func<Thing>> And(this Dictionary<string, Func<Thing>> things, string name, Func<Thing> thing) =>
        new(things) { [name] = thing };
}
