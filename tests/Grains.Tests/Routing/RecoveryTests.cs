using ContactCenter.Routing;
using ContactCenter.Workspace;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ContactCenter.Tests.Routing;

public class RecoveryTests
{
    private static readonly TimeSpan EventTimeout = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Contacts_are_looked_after_at_start_and_then_once_a_minute()
    {
        await using var host = await GrainHost.StartAsync();
        var (time, versions) = (new FakeTimeProvider(), new List<long>());
        var looked = new SemaphoreSlim(0);
        host.Upkeep.BeforeBatch = version =>
        {
            versions.Add(version);
            looked.Release();
            return Task.CompletedTask;
        };
        var directory = new MemoryDirectory(host.Journal);
        var recovery = new Recovery(host.Grains, directory, directory, host.Workspace, time, NullLogger<Recovery>.Instance);

        foreach (var (seconds, isDue) in new[] { (0, true), (59, false), (1, true) })
        {
            time.Advance(TimeSpan.FromSeconds(seconds));
            host.Workspace.Current = host.Workspace.Current with { SearchVersion = host.Workspace.Current.SearchVersion + 1 };
            await recovery.RunOnceAsync(CancellationToken.None);
            if (isDue) Assert.True(await looked.WaitAsync(EventTimeout));
        }

        var first = WorkspaceSnapshot.Empty.IndexVersion;
        Assert.Equal([first + 1, first + 3], versions);
    }
}
