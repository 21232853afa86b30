using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace BackendCareer.Tests.Support;

/// <summary>Sends forms as a browser does: reads their page first and sends their hidden fields along.</summary>
internal static class Forms
{
    /// <param name="page">Where the form stands.</param>
    /// <param name="action">What its <c>action</c> is, or where none is just that, begins with.</param>
    /// <param name="fields">What is typed; a field of the same name as a hidden one takes its place.</param>
    public static async Task<HttpResponseMessage> SendFormAsync(
        this HttpClient client, string page, string action, params (string Name, string Value)[] fields) =>
        await client.SendFormAsync(await client.FormAsync(page, action), fields);

    /// <summary>The form as it was read, for a test in which something happens before it is sent.</summary>
    public static async Task<IHtmlFormElement> FormAsync(this HttpClient client, string page, string action)
    {
        using var response = await client.GetAsync(page);
        var forms = (await TestSite.ParseAsync(response)).QuerySelectorAll<IHtmlFormElement>($"form[action^='{action}']").ToList();
        return forms.Find(form => form.GetAttribute("action") == action) ?? Assert.Single(forms);
    }

    public static Task<HttpResponseMessage> SendFormAsync(
        this HttpClient client, IHtmlFormElement form, params (string Name, string Value)[] fields)
    {
        var hidden = form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]")
            .Where(input => fields.All(field => field.Name != input.Name))
            .Select(input => (Name: input.Name!, input.Value));
        return client.PostAsync(form.GetAttribute("action"), Content([.. hidden, .. fields]));
    }

    public static Task<HttpResponseMessage> SignInAsync(
        this HttpClient visitor, string name = "Grace", string password = TestSite.Password) =>
        visitor.SendFormAsync("/sign-in", "/sign-in", ("name", name), ("password", password));

    public static FormUrlEncodedContent Content(params IEnumerable<(string Name, string Value)> fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}
