using BackendCareer.Comments;
using BackendCareer.Sessions;
using BackendCareer.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace BackendCareer.Tests.Cast;

/// <summary>The things of the first column that belong to moderators: what they type to sign in, and their sessions.</summary>
internal static class Accounts
{
    public const string LockedName = "Hedy";

    private static readonly PasswordHasher<Moderator> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 1 }));

    public static Dictionary<string, Func<Thing>> SignIns { get; } = new()
    {
        ["the right password"] = () => Account(TestSite.Password),
        ["a wrong password"] = () => Account("wrong horse battery"),
        ["a name that nobody has"] = () => Account(TestSite.Password) with { Rows = [] },
        ["the right password of a locked account"] = () => Locked(TestSite.Password),
    };

    public static Dictionary<string, Func<Thing>> Sessions { get; } = new()
    {
        ["of this moderator elsewhere"] = () => Opened(Players.ModeratorId),
        ["of another moderator"] = OpenedByAnother,
        ["that is over"] = () => Opened(Players.ModeratorId, minutesIdle: 30),
        ["that is missing"] = () => Opened(Players.ModeratorId) with { Rows = [] },
        ["all but this one"] = () => Opened(Players.ModeratorId) with { Fields = [("end", "others")] },
    };

    public static Dictionary<string, Func<Thing>> Passwords { get; } = new()
    {
        ["a wrong present one"] = () => Typed("wrong horse battery", "marble canoe lantern thistle"),
        ["the present one and a poor new one"] = () => Typed(TestSite.Password, "password1234"),
    };

    public static Dictionary<string, Func<Thing>> Feeds { get; } = new()
    {
        ["is made"] = () => new Thing(Guid.Empty) { Fields = [("feed", "new")] },
        ["is renewed"] = () => FeedOf(Players.ModeratorId) with { Fields = [("feed", "new")] },
        ["is switched off"] = () => FeedOf(Players.ModeratorId) with { Fields = [("feed", "off")] },
        ["is switched off, and is another moderator's"] = FeedOfAnother,
        ["is off already"] = () => new Thing(Guid.Empty) { Fields = [("feed", "off")] },
        ["is to do something else"] = () => FeedOf(Players.ModeratorId) with { Fields = [("feed", "away")] },
    };

    public static Dictionary<string, Func<Thing>> NewPasskeys { get; } = new()
    {
        ["with a name"] = () => new Thing(Guid.Empty) { Fields = [("name", "Phone")] },
        ["with a long name"] = () => new Thing(Guid.Empty) { Fields = [("name", new string('x', 61))] },
    };

    public static Dictionary<string, Func<Thing>> PasskeyAnswers { get; } = new()
    {
        ["nothing that was asked"] = () => new Thing(Guid.Empty) { Fields = [("credential", "{}"), ("name", "Phone")] },
    };

    public static Dictionary<string, Func<Thing>> Passkeys { get; } = new()
    {
        ["of this moderator"] = () => Passkey(Players.ModeratorId, "Key ring"),
        ["of another moderator"] = PasskeyOfAnother,
        ["that is missing"] = () => Passkey(Players.ModeratorId, "Key ring") with { Rows = [] },
    };

    /// <param name="name">That it is to have.</param>
    public static Thing Passkey(string moderatorId, string name)
    {
        byte[] id = [.. Enumerable.Repeat((byte)9, 16)];
        var data = new IdentityPasskeyData
        {
            PublicKey = [],
            Name = "Phone",
            CreatedAt = Things.UtcNow,
            AttestationObject = [],
            ClientDataJson = [],
        };
        var row = new IdentityUserPasskey<string> { CredentialId = id, UserId = moderatorId, Data = data };
        var passkey = new Passkey(id, "Phone", Things.UtcNow, UsedUtc: null);
        return new Thing(Guid.Empty, row) { Fields = [("passkey", passkey.Mark), ("name", name)] };
    }

    public static Moderator LockedAccount()
    {
        var account = AccountOf(LockedName);
        (account.Id, account.SecurityStamp) = (LockedName, LockedName);
        return account;
    }

    private static Thing Typed(string present, string password) =>
        new(Guid.Empty) { Fields = [("present", present), ("password", password)] };

    private static Thing Account(string typed)
    {
        var account = AccountOf($"{Guid.CreateVersion7(Things.UtcNow)}");
        return new Thing(Guid.Empty, account) { Fields = [("name", account.UserName!), ("password", typed)] };
    }

    /// <summary>The same again and again: it is the site that remembers the lock.</summary>
    private static Thing Locked(string typed) =>
        new(Guid.Empty, LockedAccount()) { Fields = [("name", LockedName), ("password", typed)] };

    private static Moderator AccountOf(string name)
    {
        var account = new Moderator { UserName = name, NormalizedUserName = name.ToUpperInvariant() };
        account.PasswordHash = Hasher.HashPassword(account, TestSite.Password);
        return account;
    }

    private static Thing PasskeyOfAnother()
    {
        var another = AccountOf("Linus");
        var thing = Passkey(another.Id, "Key ring");
        return thing with { Rows = [another, .. thing.Rows] };
    }

    private static Thing OpenedByAnother()
    {
        var another = AccountOf("Linus");
        var thing = Opened(another.Id);
        return thing with { Rows = [another, .. thing.Rows] };
    }

    private static Thing FeedOf(string moderatorId) =>
        new(Guid.Empty, new FeedSecret { ModeratorId = moderatorId, Hash = [7], CreatedUtc = Things.UtcNow });

    private static Thing FeedOfAnother()
    {
        var another = AccountOf("Linus");
        var thing = FeedOf(another.Id);
        return thing with { Rows = [another, .. thing.Rows], Fields = [("feed", "off")] };
    }

    private static Thing Opened(string moderatorId, int minutesIdle = 1)
    {
        var seen = Things.UtcNow.AddMinutes(-minutesIdle);
        var session = new Session
        {
            IdHash = [.. Enumerable.Repeat((byte)7, 32)],
            ModeratorId = moderatorId,
            CreatedUtc = seen,
            SeenUtc = seen,
        };
        return new Thing(Guid.Empty, session) { Fields = [("end", Convert.ToHexStringLower(session.IdHash))] };
    }
}
