using ContactCenter.Journal;
using ContactCenter.Listing;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests.Rest;

/// <summary>Responses to callers when something behind the API fails.</summary>
public sealed class FailureTests : IAsyncLifetime
{
    private readonly SqliteTestDatabase _database = new();
    private ApiServer _server = null!;
    private ApiClient _admin = null!;

    public async Task InitializeAsync()
    {
        _server = await ApiServer.StartAsync(_database, configure: FaultyDirectory.Decorate);
        _admin = await _server.SignInAsAdminAsync();
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Short_outage_is_bridged_and_a_longer_one_is_503()
    {
        const string Path = "omnichannel/contacts.get?contactId=nobody";
        Fail(3, () => new JournalUnavailableException("The database is away."));
        Assert.Equal(404, (await _admin.GetAsync(Path)).Status);
        Fail(4, () => new JournalUnavailableException("The database is away."));
        var answer = await _admin.GetAsync(Path);
        Assert.Equal((503, """{"error":"Service Unavailable","success":false}"""), (answer.Status, answer.Text));
    }

    [Fact]
    public async Task Fault_of_ours_is_a_500_that_tells_nothing_and_is_logged()
    {
        Fail(1, () => new InvalidOperationException("secret of the inside"));
        var answer = await _admin.GetAsync("omnichannel/contacts.get?contactId=somebody-private");
        Assert.Equal((500, """{"error":"Internal server error","success":false}"""), (answer.Status, answer.Text));
        Assert.Equal("application/json", answer.ContentType);
        var line = Assert.Single(_server.Log.Lines, line => line.Contains("secret of the inside"));
        Assert.Contains("GET omnichannel/contacts.get failed", line);
        Assert.DoesNotContain(_server.Log.Lines, line => line.Contains("somebody-private"));
    }

    private void Fail(int times, Func<Exception> fault) =>
        FaultyDirectory.Of<IContactDirectory>(_server.Services).Fail(nameof(IContactDirectory.FindContactAsync), times,
            fault);
}
