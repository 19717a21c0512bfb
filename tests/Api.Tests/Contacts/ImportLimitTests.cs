using System.Text;
using System.Text.Json.Nodes;
using ContactCenter.Journal;
using ContactCenter.Listing;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests.Contacts;

/// <summary>The limits of an import: some end it early, others do not.</summary>
public sealed class ImportLimitTests : IAsyncLifetime
{
    private const int BytesMax = 3_000_000;
    private const int RowsMax = 20_000;

    private readonly SqliteTestDatabase _database = new();
    private ApiServer _server = null!;
    private ApiClient _admin = null!;

    public Task InitializeAsync() => StartAsync(new() { ["Import:MaxBytes"] = $"{BytesMax}", ["Import:MaxRows"] = $"{RowsMax}" });

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Import_body_beyond_other_limits_is_read_and_beyond_its_own_is_413()
    {
        var file = "name\nx\n" + new string('\n', BytesMax - 7);
        Assert.Equal((1, 1, 0, 0, 0), (await _admin.ImportAsync(file)).Done);
        Assert.Equal((413, "Request Entity Too Large"), await _admin.RefusedAsync(Encoding.UTF8.GetBytes(file + "\n"), TransferClient.Csv));
        Assert.Equal(413, (await _admin.PostAsync("omnichannel/contacts", new { name = new string('x', BytesMax / 2) })).Status);
    }

    [Fact]
    public async Task Body_of_unknown_length_beyond_the_limit_ends_with_what_was_done()
    {
        using var content = new StreamContent(new Unsized(Encoding.UTF8.GetBytes("name\nx\n" + new string('\n', BytesMax))));
        var last = await LastLineAsync(content);
        Assert.Equal(("Request Entity Too Large", false), (last["error"]!.GetValue<string>(), last["success"]!.GetValue<bool>()));
        Assert.Equal(1, last["done"]!["created"]!.GetValue<int>());
    }

    [Fact]
    public async Task Rows_beyond_the_limit_are_not_read_and_listed_errors_are_capped()
    {
        var answer = await _admin.ImportAsync("name\n" + string.Concat(Enumerable.Repeat("a,b\n", RowsMax + 1)));
        Assert.Equal((RowsMax, 0, 0, 0, RowsMax), answer.Done);
        Assert.Equal(10_000, answer.Errors.Length);
        Assert.Equal(RowsMax / 1_000, answer.Progress.Count());
        Assert.Equal(($"error-import-more-than-{RowsMax}-rows", false), (answer.Last["error"]!.GetValue<string>(), answer.Last["success"]!.GetValue<bool>()));
    }

    [Fact]
    public async Task Upload_that_falls_silent_ends_with_what_was_done()
    {
        await _server.DisposeAsync();
        await StartAsync(new() { ["Import:IdleSeconds"] = "5" });
        using var upload = await DuplexUpload.BeginAsync(_server, _admin, "name\nx\ny");
        var last = JsonNode.Parse(await upload.ReadAsync("done"))!;
        Assert.Equal(("error-import-input-stopped", false), (last["error"]!.GetValue<string>(), last["success"]!.GetValue<bool>()));
        Assert.Equal(1, last["done"]!["created"]!.GetValue<int>());
    }

    [Fact]
    public async Task Short_outage_is_bridged_and_a_long_one_ends_the_import()
    {
        Fail(3);
        Assert.Equal((1, 1, 0, 0, 0), (await _admin.ImportAsync("name\nx\n")).Done);
        Fail(int.MaxValue);
        var answer = await _admin.ImportAsync("name\n" + string.Concat(Enumerable.Range(0, 5_000).Select(i => $"outage {i}\n")));
        Assert.Equal(("Service Unavailable", false), (answer.Last["error"]!.GetValue<string>(), answer.Last["success"]!.GetValue<bool>()));
        Assert.InRange(answer.Done.Lines, 64, 1_000);
        Assert.Equal(answer.Done.Lines, answer.Done.Failed);
        Assert.All(answer.Errors, error => Assert.Equal("Service Unavailable", error.Reason));
        Fail(0);
        Assert.Equal(1, (await _admin.ImportAsync("name\noutage 1\n")).Done.Created);
    }

    [Fact]
    public async Task Fault_of_ours_is_that_rows_error_and_tells_nothing()
    {
        Contacts.Fail(nameof(IContactDirectory.FindContactAsync), 1, () => new InvalidOperationException("secret of the inside"));
        var answer = await _admin.ImportAsync("name\nprivate-name\n");
        Assert.Equal([(2, "Internal server error")], answer.Errors);
        Assert.Contains(_server.Log.Lines, line => line.Contains("secret of the inside", StringComparison.Ordinal));
        Assert.DoesNotContain(_server.Log.Lines, line => line.Contains("private-name", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Export_that_fails_before_it_begins_is_500()
    {
        await _admin.ImportAsync("name\nx\ny\n");
        FaultyDirectory.Of<IContactSearch>(_server.Services).Fail(nameof(IContactSearch.ReadContactsAsync), 1, () => new InvalidOperationException());
        Assert.Equal(500, (await _admin.GetAsync("omnichannel/contacts.exportAll")).Status);
        Assert.Contains("x", await _admin.ExportAsync(""));
    }

    private async Task StartAsync(Dictionary<string, string?> settings)
    {
        _server = await ApiServer.StartAsync(_database, settings, FaultyDirectory.Decorate);
        _admin = await _server.SignInAsAdminAsync();
    }

    private FaultyDirectory Contacts => FaultyDirectory.Of<IContactDirectory>(_server.Services);

    private void Fail(int times) =>
        Contacts.Fail(nameof(IContactDirectory.FindContactAsync), times, () => new JournalUnavailableException("The database is away."));

    private async Task<JsonNode> LastLineAsync(HttpContent content)
    {
        using var response = await _admin.BeginImportAsync(content, TransferClient.Csv);
        var text = await response.Content.ReadAsStringAsync();
        return JsonNode.Parse(text.TrimEnd('\n').Split('\n')[^1])!;
    }

    /// <summary>Bytes whose number nobody can ask for, so that they are sent in chunks.</summary>
    private sealed class Unsized(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
