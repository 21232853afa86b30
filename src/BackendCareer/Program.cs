using System.Globalization;
using BackendCareer;
using BackendCareer.Articles;
using BackendCareer.Comments;
using BackendCareer.Content;
using BackendCareer.Editor;
using BackendCareer.Moderation;
using BackendCareer.Sessions;
using BackendCareer.Site;
using Microsoft.Extensions.Options;

// The guide is written in English: a number reads the same whatever the machine's language.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;

try
{
    var builder = WebApplication.CreateBuilder(SiteHost.Options(Commands.SettingsIn(args)));
    var start = new SiteStart(builder.Logging);
    builder.AddSite();
    builder.Services.AddContent();
    builder.Services.AddArticles(keepsPages: !builder.Environment.IsDevelopment());
    builder.Services.AddComments(builder.Configuration, builder.Environment.ContentRootPath);
    builder.Services.AddModeration();
    builder.Services.AddSessions<CommentsDb>();

    var app = builder.Build();
    if (Commands.AreIn(args))
    {
        return await Commands.RunAsync(
            args, app.PrepareCommentsAsync,
            [ModeratorCommand.Create(app.Services), CommentsCommand.Create(app.Services), PreviewCommand.Create(app.Services)],
            BackupCommands.CreateBackup(app.Services), BackupCommands.CreateRestore(app.Services), CheckCommand.Create(app.Services),
            NewCommand.Create(app.Services), MoveCommand.Create(app.Services), ListCommand.Create(app.Services));
    }

    await app.OpenCommentsAsync();
    app.PublishFirstGuide();
    app.UseSite();
    app.MapStaticAssets();
    app.MapControllers().WithStaticAssets();
    await start.RunAsync(app);
    return 0;
}
catch (Exception cannotStart) when (cannotStart is CannotStartException or OptionsValidationException)
{
    await Console.Error.WriteLineAsync(cannotStart.Message);
    return 1;
}
