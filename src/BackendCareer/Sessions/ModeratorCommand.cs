using System.CommandLine;
using System.Globalization;
using Microsoft.AspNetCore.Identity;

namespace BackendCareer.Sessions;

/// <summary><c>moderator …</c>: who may decide about comments is decided on the machine that the site runs on.</summary>
public static class ModeratorCommand
{
    private static readonly Argument<string> Name = new("name")
    {
        Description = "2 to 60 characters; shown beside what the moderator writes."
    };
    private static readonly Option<bool> FromInput = new("--password-stdin")
    {
        Description = "Read the password from standard input instead of asking for it."
    };

    public static Command Create(IServiceProvider services) =>
        new("moderator", "Adds, lists and removes those who may decide about comments.")
    {
        With(services, new Command("add", "Adds a moderator.") { Name, FromInput }, AddAsync),
        With(services, new Command("list", "Lists the moderators, and how many passkeys each has."), (scope, _) => ListAsync(scope)),
        With(services, new Command("remove", "Removes a moderator, whose sessions end.") { Name }, RemoveAsync),
        With(services,
            new Command("reset-password", "Sets a new password, unlocks the account and ends its sessions.") { Name, FromInput },
            ResetAsync),
        With(services, new Command("passkeys", "Lists the passkeys of a moderator.") { Name }, ListPasskeysAsync),
        With(services,
            new Command("remove-passkeys", "Removes all passkeys of a moderator, such as lost ones, and ends open sessions.") { Name },
            RemovePasskeysAsync),
    };

    private static Command With(IServiceProvider services, Command command, Func<IServiceProvider, ParseResult, Task<string>> action)
    {
        command.SetAction(async parsed =>
        {
            await using var scope = services.CreateAsyncScope();
            var done = await action(scope.ServiceProvider, parsed);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(done);
        });
        return command;
    }

    private static UserManager<Moderator> Moderators(IServiceProvider scope) => scope.GetRequiredService<UserManager<Moderator>>();

    private static async Task<string> AddAsync(IServiceProvider scope, ParseResult parsed)
    {
        var moderators = Moderators(scope);
        var typed = parsed.GetRequiredValue(Name);
        var moderator = new Moderator { UserName = ModeratorName.Read(typed) ?? typed };
        foreach (var rule in moderators.UserValidators)
        {
            Demand(await rule.ValidateAsync(moderators, moderator)); // before a password is asked for in vain
        }

        Demand(await moderators.CreateAsync(moderator, PasswordPrompt.Read(parsed.GetValue(FromInput))));
        return $"{moderator.UserName} can sign in at /sign-in.";
    }

    private static async Task<string> ListAsync(IServiceProvider scope)
    {
        var passkeys = await scope.GetRequiredService<PasskeyStore>().CountAsync(CancellationToken.None);
        var moderators = Moderators(scope).Users.OrderBy(moderator => moderator.NormalizedUserName).ToList();
        return string.Join('\n', moderators
            .Select(moderator => $"{moderator.UserName}: {InWords(passkeys.GetValueOrDefault(moderator.Id))}")
            .DefaultIfEmpty("There are no moderators."));
    }

    private static async Task<string> RemoveAsync(IServiceProvider scope, ParseResult parsed)
    {
        var moderators = Moderators(scope);
        var moderator = await FindAsync(moderators, parsed);
        Demand(await moderators.DeleteAsync(moderator));
        return $"{moderator.UserName} is no moderator any more, and open sessions have ended.";
    }

    private static async Task<string> ResetAsync(IServiceProvider scope, ParseResult parsed)
    {
        var moderators = Moderators(scope);
        var moderator = await FindAsync(moderators, parsed);
        var password = PasswordPrompt.Read(parsed.GetValue(FromInput));
        Demand(await scope.GetRequiredService<PasswordChange>().SetAsync(moderator, password, CancellationToken.None));
        return $"{moderator.UserName} has a new password, and open sessions have ended.";
    }

    private static async Task<string> ListPasskeysAsync(IServiceProvider scope, ParseResult parsed)
    {
        var moderator = await FindAsync(Moderators(scope), parsed);
        var passkeys = await scope.GetRequiredService<PasskeyStore>().ListAsync(moderator.Id, CancellationToken.None);
        return string.Join('\n', passkeys
            .Select(passkey => $"{passkey.Name}: added {Moment(passkey.CreatedUtc)}, "
                + (passkey.UsedUtc is { } used ? $"last used {Moment(used)}" : "not used yet"))
            .DefaultIfEmpty($"{moderator.UserName} has no passkey."));
    }

    /// <summary>Whoever has the lost device is out at once, and no browser is known any more.</summary>
    private static async Task<string> RemovePasskeysAsync(IServiceProvider scope, ParseResult parsed)
    {
        var moderators = Moderators(scope);
        var moderator = await FindAsync(moderators, parsed);
        var removed = await scope.GetRequiredService<PasskeyStore>().RemoveAllAsync(moderator.Id, CancellationToken.None);
        Demand(await moderators.UpdateSecurityStampAsync(moderator));
        await scope.GetRequiredService<SessionStore>().EndAllAsync(moderator.Id, but: null, CancellationToken.None);
        return $"{moderator.UserName} had {InWords(removed)} and has none now; open sessions have ended.";
    }

    private static string InWords(int passkeys) => passkeys switch
    {
        0 => "no passkey",
        1 => "1 passkey",
        _ => $"{passkeys} passkeys",
    };

    private static string Moment(DateTime utc) => utc.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static async Task<Moderator> FindAsync(UserManager<Moderator> moderators, ParseResult parsed)
    {
        var typed = parsed.GetRequiredValue(Name);
        var moderator = ModeratorName.Read(typed) is { } name ? await moderators.FindByNameAsync(name) : null;
        return moderator ?? throw new CommandFailedException($"There is no moderator {typed}.");
    }

    private static void Demand(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new CommandFailedException(string.Join(' ', result.Errors.Select(error => error.Description)));
        }
    }
}
