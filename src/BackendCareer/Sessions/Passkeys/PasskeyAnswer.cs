using System.Text.Json;
using Microsoft.AspNetCore.Mvc;

namespace BackendCareer.Sessions;

/// <summary>What <c>passkeys.js</c> is told when it asks for a challenge.</summary>
public static class PasskeyAnswer
{
    private const string Json = "application/json";

    public static ContentResult Options(string json) => new() { Content = json, ContentType = Json };

    /// <param name="error">In sentences, which stand in the page then.</param>
    /// <param name="password">Whether the form needs the password, too.</param>
    public static ContentResult Refused(int status, string error, bool password = false) =>
        new() { Content = JsonSerializer.Serialize(new { error, password }), ContentType = Json, StatusCode = status };
}
