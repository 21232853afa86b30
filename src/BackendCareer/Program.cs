using System.Globalization;
using BackendCareer;
using BackendCareer.Articles;
using BackendCareer.Comments;
using BackendCareer.Content;
using BackendCareer.Doctor;
using BackendCareer.Editor;
using BackendCareer.Moderation;
using BackendCareer.Sessions;
using BackendCareer.Settings;
using BackendCareer.Site;

// The guide is written in English: a number reads the same whatever the machine's language.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;

SettingsCheck? settings = null;
try
{
    var builder = SiteHost.CreateBuilder(Commands.SettingsIn(args));
    settings = new SettingsCheck(KnownSettings.All, [.. GivenSetting.In(builder.Configuration)]);
    var doctor = DoctorCommand.Create(settings, builder.Configuration, builder.Environment);
    if (Commands.NeedNoSettings(args))
    {
        return await Commands.RunAsync(args, () => Task.CompletedTask, [], doctor);
    }

    settings.Demand();
    var start = new SiteStart(builder.Logging);
    builder.AddSite();
    builder.Services.AddContent();
    builder.Services.AddArticles();
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
            NewCommand.Create(app.Services), MoveCommand.Create(app.Services), ListCommand.Create(app.Services),
            doctor);
    }

    app.CheckSessions();
    await app.OpenCommentsAsync();
    app.PublishFirstGuide();
    app.UseSite();
    app.MapStaticAssets();
    app.MapControllers().WithStaticAssets();
    app.MapHealth();
    await start.RunAsync(app);
    return 0;
}
catch (Exception error) when ((settings?.RefusalOf(error) ?? (error as CannotStartException)?.Message) is { } sentence)
{
    await Console.Error.WriteLineAsync(sentence);
    return 1;
}
