using ContactCenter.Driving;

namespace ContactCenter.Tests.Screens;

/// <summary>
/// One demo server for all tests of a class. Chats wait until somebody takes them, agents may forward them and put them on hold, and a telephone system
/// reports calls.
/// </summary>
public sealed class DemoWithCalls : IAsyncLifetime
{
    private static readonly string[] Forwarders = ["admin", "livechat-manager", "livechat-agent"];

    public ScreenSite Site { get; private set; } = null!;

    internal RestClient Rest { get; private set; } = null!;

    internal SmallPbx Pbx { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (Chromium.SkipReason is not null) return;
        Site = await ScreenSite.StartAsync(SmallPbx.Settings);
        Pbx = new SmallPbx(Site.Url);
        Rest = new RestClient(Site.Url);
        var admin = await Team.SignInAdminAsync(Rest);
        await Rest.PostAsync("settings/Livechat_Routing_Method", new { value = "Manual_Selection" }, admin);
        // One agent takes chats of many tests.
        await Rest.PostAsync("settings/Livechat_maximum_chats_per_agent", new { value = 0 }, admin);
        await Rest.PostAsync("settings/Livechat_allow_manual_on_hold", new { value = true }, admin);
        await Rest.PostAsync("permissions.update", new { permissions = new[] { new { _id = "transfer-livechat-guest", roles = Forwarders } } }, admin);
    }

    /// <summary>Lets a visitor write to the sales department, where the chat waits.</summary>
    internal async Task<Chat> WriteAsync(string name, string text)
    {
        var token = Guid.NewGuid().ToString("N");
        var departments = await Rest.GetAsync("livechat/config");
        var sales = departments.GetProperty("config").GetProperty("departments").EnumerateArray()
            .Single(each => each.GetProperty("name").GetString() == "Sales").GetProperty("_id").GetString();
        await Rest.PostAsync("livechat/visitor", new { visitor = new { token, name, department = sales } });
        var opened = await Rest.GetAsync($"livechat/room?token={token}");
        var chat = new Chat(token, opened.GetProperty("room").GetProperty("_id").GetString()!);
        await Rest.PostAsync("livechat/message", new { token, rid = chat.RoomId, msg = text });
        return chat;
    }

    public async Task DisposeAsync()
    {
        if (Site is null) return;
        Rest.Dispose();
        Pbx.Dispose();
        await Site.DisposeAsync();
    }
}
