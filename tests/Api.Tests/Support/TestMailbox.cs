using System.Text.RegularExpressions;
using ContactCenter.Integrations.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests;

/// <summary>The mails that a server wrote to a folder instead of sending them.</summary>
public sealed partial class TestMailbox(ApiServer server)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private string Folder => server.Services.GetRequiredService<MailFolder>().Path;

    /// <summary>Messages to this address, oldest first.</summary>
    public IReadOnlyList<string> To(string address) => !Directory.Exists(Folder) ? [] :
    [
        .. Directory.GetFiles(Folder).Where(file => !file.EndsWith(".tmp", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(File.ReadAllText).Where(text => text.StartsWith($"To: {address}", StringComparison.Ordinal)),
    ];

    /// <summary>The last message to this address, as soon as there is one.</summary>
    public async Task<string> LastToAsync(string address)
    {
        Directory.CreateDirectory(Folder);
        using var written = new SemaphoreSlim(0);
        using var watcher = new FileSystemWatcher(Folder);
        watcher.Renamed += (_, _) => written.Release();
        watcher.EnableRaisingEvents = true;
        while (true)
        {
            if (To(address) is [.., var last]) return last;
            Assert.True(await written.WaitAsync(Patience), $"Nothing was written to {address}.");
        }
    }

    /// <summary>The code that was sent to this address last.</summary>
    public string CodeTo(string address) => CodeIn().Match(To(address)[^1]).Value;

    /// <summary>A code that it is not.</summary>
    public static string Wrong(string code) => code == "000000" ? "111111" : "000000";

    [GeneratedRegex(@"^\d{6}\b", RegexOptions.Multiline)]
    private static partial Regex CodeIn();
}
