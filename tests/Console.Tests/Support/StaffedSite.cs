using System.Text.RegularExpressions;
using ContactCenter.Driving;

namespace ContactCenter.Tests.Screens;

/// <summary>
/// A server with the demo's people, where conversations wait until an agent takes them, agents may hold and forward them, a PBX may report calls, and
/// contacts have a custom field by which they are found. Tests that share it keep to visitors and contacts of their own.
/// </summary>
public sealed class StaffedSite : IAsyncLifetime, IDisposable
{
    public const string PhoneToken = "c0ffee5eedc0ffee5eedc0ffee5eed";
    public const string FieldLabel = "Member number";
    private const string FieldKey = "member";
    private static readonly TimeSpan MailTimeout = TimeSpan.FromSeconds(60);
    private static readonly string[] Forwarders = ["admin", "livechat-manager", "livechat-monitor", "livechat-agent"];

    private ScreenSite? _site;
    private RestClient? _rest;

    public ScreenSite Site => _site!;

    public Uri Url => Site.Url;

    public RestClient Rest => _rest!;

    public async Task InitializeAsync()
    {
        if (Chromium.SkipReason is not null) return;
        _site = await ScreenSite.StartAsync(new() { ["Telephony:Tokens:0"] = PhoneToken });
        _rest = new RestClient(Url);
        await SetAsync("Livechat_Routing_Method", "Manual_Selection");
        // One agent takes chats of many tests.
        await SetAsync("Livechat_maximum_chats_per_agent", 0);
        await SetAsync("Livechat_allow_manual_on_hold", true);
        var admin = await SignInAsync(ServerEnvironment.AdminUsername);
        await Rest.PostAsync("permissions.update", new { permissions = new[] { new { _id = "transfer-livechat-guest", roles = Forwarders } } }, admin);
        var field = new { field = FieldKey, label = FieldLabel, scope = "visitor", visibility = "visible", regexp = "", searchable = true, type = "input" };
        await Rest.PostAsync("livechat/custom-fields.save", new { customFieldData = field }, admin);
    }

    public Task<SignIn> SignInAsync(string user) => Team.SignInAsync(Rest, user, Site.PasswordOf(user));

    /// <summary>Changes a setting, as an administrator does.</summary>
    public async Task SetAsync(string setting, object value) =>
        await Rest.PostAsync($"settings/{setting}", new { value }, await SignInAsync(ServerEnvironment.AdminUsername));

    /// <summary>Reports what happened to a call as a PBX does, by a form.</summary>
    public async Task ReportCallAsync(string callId, string happened, string from, params (string Name, string Value)[] more)
    {
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent(
            [new("event", happened), new("callId", callId), new("from", from), new("to", "493055550"), new("direction", "in"),
                .. more.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        using var response = await http.PostAsync(new Uri(Url, $"api/v1/calls.events/cti/{PhoneToken}"), form);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>The code that the server has mailed to an address.</summary>
    public async Task<string> CodeForAsync(string address)
    {
        var code = "";
        await Until.TrueAsync($"a code is mailed to {address}", MailTimeout, () => (code = FindCode(address)).Length > 0);
        return code;
    }

    private string FindCode(string address)
    {
        var folder = new DirectoryInfo(Path.Combine(Site.DataPath, "mail"));
        if (!folder.Exists) return "";
        var mails = folder.EnumerateFiles("*.eml", SearchOption.AllDirectories).Select(file => File.ReadAllText(file.FullName));
        return mails.Where(mail => mail.Contains(address, StringComparison.Ordinal))
            .Select(mail => Regex.Match(mail, @"\r?\n\r?\n.*?\b(\d{6})\b", RegexOptions.Singleline).Groups[1].Value)
            .LastOrDefault(code => code.Length > 0) ?? "";
    }

    public async Task DisposeAsync()
    {
        if (_site is not null) await _site.DisposeAsync();
    }

    public void Dispose() => _rest?.Dispose();
}

/// <summary>The tests that walk through the product one after another on one server.</summary>
[CollectionDefinition(Name)]
public sealed class WalkCollection : ICollectionFixture<StaffedSite>, ICollectionFixture<Screens>
{
    public const string Name = "Walk";
}
