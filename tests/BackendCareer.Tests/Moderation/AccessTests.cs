using System.Net;
using BackendCareer.Comments;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BackendCareer.Tests.Moderation;

/// <summary>Who may not.</summary>
public sealed class AccessTests : ModerationTest
{
    private const string Id = "0199ffff-0000-7000-8000-000000000000";

    [Theory]
    [InlineData("/moderation")]
    [InlineData("/moderation?status=spam")]
    [InlineData("/moderation/decisions")]
    [InlineData("/moderation/decisions/" + Id + "/undo")]
    [InlineData("/moderation/log")]
    [InlineData("/moderation/articles")]
    [InlineData("/moderation/articles/role")]
    [InlineData("/moderation/comments/" + Id)]
    [InlineData("/moderation/dossiers/" + Id)]
    [InlineData("/moderation/comments/" + Id + "/replies")]
    [InlineData("/moderation/bans")]
    [InlineData("/moderation/sessions")]
    [InlineData("/moderation/feed")]
    [InlineData("/moderation/bans/" + Id + "/lifting")]
    [InlineData("/moderation/answers/" + Id)]
    public async Task Without_a_session_every_page_leads_to_the_sign_in(string address)
    {
        await StoreAsync("Nobody may read this.");
        using var response = await Site.GetAsync(address);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.StartsWith(
            "/sign-in?",
            response.Headers.Location!.IsAbsoluteUri ? response.Headers.Location.PathAndQuery : response.Headers.Location.ToString(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nobody", HttpStatusCode.Unauthorized)]
    [InlineData("no token", HttpStatusCode.BadRequest)]
    [InlineData("another's token", HttpStatusCode.BadRequest)]
    [InlineData("another site", HttpStatusCode.Forbidden)]
    public async Task Who_may_not_changes_nothing(string who, HttpStatusCode status)
    {
        using var grace = await GraceAsync();
        var comment = await StoreAsync("Held.", key: [1]);
        var approved = await StoreAsync("Approved.", CommentStatus.Approved, key: [2]);
        await DecideAsync(grace, "pin", approved);
        await PostAsync(grace, "/moderation/bans", ("comment", approved.Id.ToString()), ("who", "browser"), ("days", "7"));
        var before = await EverythingAsync();
        var batch = (await DecisionsAsync())[0].BatchId;
        var ban = await WithDbAsync(db => db.Bans.SingleAsync());

        using var client = who == "nobody" ? Site.NewVisitor() : grace;
        var token = await TokenAsync(who == "another's token" ? await Site.AsModeratorAsync("Linus") : grace);
        var posts = new Dictionary<string, (string Name, string Value)[]>
        {
            ["/moderation/decisions"] = [("decision", "delete"), ("comment", ChoiceOf(comment))],
            [$"/moderation/decisions/{batch}/undo"] = [],
            ["/moderation/bans"] = [("comment", comment.Id.ToString()), ("who", "browser"), ("days", "7")],
            [$"/moderation/bans/{ban.Id}/lifting"] = [],
            [$"/moderation/answers/{approved.Id}"] = [("body", "An answer.")],
        };
        foreach (var (address, fields) in posts)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address)
            {
                Content = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", who == "no token" ? "" : token))
                    .Select(field => KeyValuePair.Create(field.Item1, field.Item2))),
            };
            if (who == "another site")
            {
                request.Headers.Add("Origin", "https://example.org");
            }

            using var response = await client.SendAsync(request);
            Assert.Equal(status, response.StatusCode);
        }

        Assert.Equal(before, await EverythingAsync());
    }

    /// <summary>A new page cannot forget it.</summary>
    [Fact]
    public void Every_address_below_moderation_asks_for_a_moderator()
    {
        _ = Site.Address;
        var actions = Site.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items
            .OfType<ControllerActionDescriptor>()
            .Where(action => action.AttributeRouteInfo!.Template!.StartsWith("moderation", StringComparison.Ordinal))
            .ToList();
        Assert.True(actions.Count >= 10);
        Assert.All(actions, action =>
        {
            Assert.True(action.ControllerTypeInfo.IsSubclassOf(typeof(BackendCareer.Moderation.ModerationController)));
            Assert.Contains(action.EndpointMetadata, data => data is AuthorizeAttribute);
            Assert.DoesNotContain(action.EndpointMetadata, data => data is IAllowAnonymous);
        });
    }

    private async Task<string> EverythingAsync()
    {
        var comments = await WithDbAsync(db => db.Comments.OrderBy(comment => comment.Id).ToListAsync());
        var bans = await WithDbAsync(db => db.Bans.ToListAsync());
        return $"{string.Join(' ', comments.Select(comment => $"{comment.Id} {comment.Version} {comment.Status} {comment.BodyMarkdown}"))} "
            + $"{string.Join(' ', bans.Select(ban => $"{ban.Id} {ban.ExpiresUtc:O}"))} {(await DecisionsAsync()).Count}";
    }
}
