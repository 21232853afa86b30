using BackendCareer.Sessions;
using BackendCareer.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace BackendCareer.Tests.Sessions;

public sealed class AccountTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Letters = "xkqvzjwpgbmy"; // of no word and no row of keys

    [Theory]
    [InlineData(2, 12, true)]
    [InlineData(60, 12, true)]
    [InlineData(1, 12, false)]
    [InlineData(61, 12, false)]
    [InlineData(5, 11, false)]
    public async Task A_name_has_2_to_60_characters_and_a_password_12(int name, int password, bool isTaken)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var moderators = scope.ServiceProvider.GetRequiredService<UserManager<Moderator>>();
        var made = await moderators.CreateAsync(new Moderator { UserName = new string('a', name) }, Letters[..password]);
        Assert.Equal(isTaken, made.Succeeded);
    }
}
