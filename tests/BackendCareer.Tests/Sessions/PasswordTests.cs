using System.Net;
using BackendCareer.Sessions;
using BackendCareer.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace BackendCareer.Tests.Sessions;

/// <summary>Which passwords a moderator may have.</summary>
public sealed class PasswordTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Words = "it holds common words, names or passwords";

    [Theory]
    [InlineData("password1234", Words)]
    [InlineData("p@ssw0rd1234", Words)]
    [InlineData("drowssap4321", Words + ", and it holds characters in a row")]
    [InlineData("passwordpassword", "it says the same again and again, and " + Words)]
    [InlineData("aaaaaaaaaaaa", "it says the same again and again")]
    [InlineData("xqzjxqzjxqzj", "it says the same again and again")]
    [InlineData("qwertyuiopas", Words)]
    [InlineData("BackendCareer2026!", Words)]
    [InlineData("moderator guide", Words)]
    [InlineData("Grace.Hopper", Words)]
    [InlineData("hopper grace 1", Words)]
    public async Task One_that_a_program_would_try_early_is_refused_with_the_reason(string password, string reason)
    {
        var error = Assert.Single((await CreateAsync(password)).Errors).Description;
        Assert.StartsWith($"This password is easy to guess: {reason}", error, StringComparison.Ordinal);
        Assert.EndsWith(". Take four words that have nothing to do with each other.", error, StringComparison.Ordinal);
        Assert.DoesNotContain(password, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Jquvtz Wxzkqb")]
    [InlineData("wxzkqb.jquvtz")]
    [InlineData("Jquvtz2026!!")]
    public async Task The_name_of_the_moderator_is_one_of_the_words(string password)
    {
        Assert.True((await CreateAsync(password)).Succeeded);
        Assert.False((await CreateAsync(password, name: "Jquvtz Wxzkqb")).Succeeded);
    }

    [Theory]
    [InlineData(TestSite.Password)]
    [InlineData("xkT9#mqLw2vZ")]
    [InlineData("летоснегосеньзима")]
    [InlineData("correcthorsebatterystaple")]
    public async Task One_that_is_hard_to_guess_is_taken(string password) => Assert.True((await CreateAsync(password)).Succeeded);

    [Theory]
    [InlineData(1_000, true)]
    [InlineData(1_001, false)]
    public async Task One_has_at_most_a_thousand_characters(int characters, bool isTaken)
    {
        var password = string.Concat(Enumerable.Range(0, characters).Select(number => (char)('а' + (number * number % 31))));
        var made = await CreateAsync(password);
        Assert.Equal(isTaken ? [] : ["A password has at most 1,000 characters."], made.Errors.Select(error => error.Description));
    }

    [Fact]
    public async Task An_account_keeps_the_password_that_it_has()
    {
        await site.StoreAsync(
            [Account("Ada", "password1234"), Account("Emmy", new string('e', 1_000)), Account("Ida", new string('i', 1_001))]);
        Assert.Equal(HttpStatusCode.SeeOther, await SignInAsync("Ada", "password1234"));
        Assert.Equal(HttpStatusCode.SeeOther, await SignInAsync("Emmy", new string('e', 1_000)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await SignInAsync("Ida", new string('i', 1_001))); // more is never hashed
    }

    private async Task<IdentityResult> CreateAsync(string password, string name = "Grace Hopper")
    {
        await using var scope = site.Services.CreateAsyncScope();
        var moderators = scope.ServiceProvider.GetRequiredService<UserManager<Moderator>>();
        if (await moderators.FindByNameAsync(name) is { } before)
        {
            await moderators.DeleteAsync(before);
        }

        return await moderators.CreateAsync(new Moderator { UserName = name }, password);
    }

    private static Moderator Account(string name, string password)
    {
        var account = new Moderator { UserName = name, NormalizedUserName = name.ToUpperInvariant() };
        account.PasswordHash = new PasswordHasher<Moderator>().HashPassword(account, password);
        return account;
    }

    private async Task<HttpStatusCode> SignInAsync(string name, string password)
    {
        using var response = await site.NewVisitor().SignInAsync(name, password);
        return response.StatusCode;
    }
}
