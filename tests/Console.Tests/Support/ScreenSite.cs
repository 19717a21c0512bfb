using ContactCenter.Driving;
using ContactCenter.Tests.Processes;

namespace ContactCenter.Tests.Screens;

/// <summary>
/// A real server of its own, with the console that was built with it and the demo's people, unless it is said otherwise. It can be killed and started
/// again on the same data.
/// </summary>
public sealed class ScreenSite : IAsyncDisposable
{
    private const string ReadyLine = "The demo is ready.";
    private const string ConsoleFolder = "Console:Path";
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);

    private readonly TestFolder _folder = new();
    private readonly ApiNode _node;
    private readonly bool _isDemo;
    private Dictionary<string, string> _passwords = [];

    private ScreenSite(Dictionary<string, string> settings, bool isDemo)
    {
        var environment = ServerEnvironment.Create(_folder.Path, null);
        foreach (var (name, value) in settings) environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        _isDemo = isDemo;
        _node = new ApiNode(environment, isDemo ? ["--demo"] : []);
    }

    public Uri Url => _node.Url;

    public ServerProcess Process => _node.Process;

    /// <summary>The folder of the server's data: what it would mail is in its folder <c>mail</c>.</summary>
    public string DataPath => _folder.Path;

    /// <param name="settings">Configuration besides the usual one, such as <c>Console:Path</c>.</param>
    public static async Task<ScreenSite> StartAsync(Dictionary<string, string>? settings = null, bool isDemo = true)
    {
        var site = new ScreenSite(settings ?? [], isDemo);
        try
        {
            await site.StartAgainAsync();
            if (settings?.ContainsKey(ConsoleFolder) != true) await site.RequireConsoleAsync();
            if (isDemo) await site.KeepAgentsOnlineAsync();
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the server on the data that it has, after it was killed or asked to stop.</summary>
    public async Task StartAgainAsync()
    {
        await _node.StartAsync();
        if (!_isDemo) return;
        await Until.TrueAsync("the demo is ready", Timeout, () => Process.Output.Contains(ReadyLine));
        if (_passwords.Count > 0) return;
        await Until.TrueAsync("the demo's passwords are printed", Timeout, () => (_passwords = PasswordsIn(Process.Output.Text)).ContainsKey("mara"));
    }

    /// <summary>The password of one of the demo's people, or of the administrator.</summary>
    public string PasswordOf(string username) =>
        username == ServerEnvironment.AdminUsername ? ServerEnvironment.AdminPassword : _passwords[username];

    public async ValueTask DisposeAsync()
    {
        await _node.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>
    /// Lets the agents of the demo stay online when a test leaves: on a slow machine, those of one test went offline before another test's visitor wrote.
    /// </summary>
    private async Task KeepAgentsOnlineAsync()
    {
        using var rest = new RestClient(Url);
        var admin = await Team.SignInAdminAsync(rest);
        await rest.PostAsync("settings/Livechat_agent_connection_timeout", new { value = 0 }, admin);
    }

    private async Task RequireConsoleAsync()
    {
        using var http = new HttpClient();
        var page = await http.GetStringAsync(Url);
        if (page.Contains("console is not built", StringComparison.Ordinal))
            throw new InvalidOperationException("The console is not built: it needs Node.js with npm, and a build without -p:SkipConsole=true.");
    }

    /// <summary>Reads the lines "    ana      7shc34uwqz58" below the one that says so.</summary>
    private static Dictionary<string, string> PasswordsIn(string output) => output.Split('\n')
        .SkipWhile(line => !line.Contains(ReadyLine, StringComparison.Ordinal)).Select(line => line.Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Where(words => words.Length == 2 && words[1].Length == 12).ToDictionary(words => words[0], words => words[1]);
}
