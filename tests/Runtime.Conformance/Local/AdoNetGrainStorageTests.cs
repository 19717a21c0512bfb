using ContactCenter.LocalRuntime;
using Microsoft.Data.Sqlite;
using Orleans.Storage;

namespace ContactCenter.Conformance;

/// <summary>The ADO.NET storage through our own statements, on SQLite.</summary>
public sealed class AdoNetGrainStorageTests : IAsyncLifetime, IDisposable
{
    private readonly SqliteConnection _keepOpen = new($"Data Source=file:{Guid.NewGuid():N}?mode=memory&cache=shared");
    private IGrainStorage _storage = null!;

    public async Task InitializeAsync()
    {
        await _keepOpen.OpenAsync();
        await using var script = typeof(AdoNetGrainStorageTests).Assembly.GetManifestResourceStream("snapshots.sql")!;
        using var reader = new StreamReader(script);
        await using var command = _keepOpen.CreateCommand();
        command.CommandText = await reader.ReadToEndAsync();
        await command.ExecuteNonQueryAsync();
        _storage = new AdoNetGrainStorage("records", new AdoNetGrainStorageOptions
        {
            ServiceId = "test",
            OpenConnection = async token =>
            {
                var connection = new SqliteConnection(_keepOpen.ConnectionString);
                await connection.OpenAsync(token);
                return connection;
            },
        });
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _keepOpen.Dispose();

    [Fact]
    public async Task Record_never_written_reads_as_absent()
    {
        var record = await ReadAsync("nobody");

        Assert.Equal((null, null, false), (record.State, record.ETag, record.RecordExists));
    }

    [Theory]
    [InlineData("room one")]
    [InlineData("abc")]
    [InlineData("0123456789abcdef0123456789abcdef")]
    [InlineData("12+text")]
    public async Task Record_written_reads_back(string key)
    {
        await WriteAsync(key, new GrainState<Tally>(new Tally { Sum = 3 }));
        var record = await ReadAsync(key);
        record.State = new Tally { Sum = 4 };
        await WriteAsync(key, record);

        record = await ReadAsync(key);
        Assert.Equal((4, "2", true), (record.State!.Sum, record.ETag, record.RecordExists));
    }

    [Fact]
    public async Task Two_first_writers_one_is_told()
    {
        await WriteAsync("room", new GrainState<Tally>(new Tally { Sum = 1 }));

        await Assert.ThrowsAsync<InconsistentStateException>(() => WriteAsync("room", new GrainState<Tally>(new Tally { Sum = 2 })));
        Assert.Equal(1, (await ReadAsync("room")).State!.Sum);
    }

    [Fact]
    public async Task Two_later_writers_one_is_told()
    {
        await WriteAsync("room", new GrainState<Tally>(new Tally()));
        var (one, two) = (await ReadAsync("room"), await ReadAsync("room"));

        await WriteAsync("room", one);
        await Assert.ThrowsAsync<InconsistentStateException>(() => WriteAsync("room", two));
        await WriteAsync("room", one);
    }

    [Fact]
    public async Task Record_cleared_is_absent_and_can_be_written_again()
    {
        var record = new GrainState<Tally>(new Tally { Sum = 1 });
        await WriteAsync("room", record);

        await _storage.ClearStateAsync("tally", Id("room"), record);
        Assert.False((await ReadAsync("room")).RecordExists);
        record.State = new Tally { Sum = 2 };
        await WriteAsync("room", record);

        Assert.Equal(2, (await ReadAsync("room")).State!.Sum);
    }

    private async Task<GrainState<Tally>> ReadAsync(string key)
    {
        var record = new GrainState<Tally>();
        await _storage.ReadStateAsync("tally", Id(key), record);
        return record;
    }

    private Task WriteAsync(string key, GrainState<Tally> record) => _storage.WriteStateAsync("tally", Id(key), record);

    private static GrainId Id(string key) => GrainId.Create("record", key);
}
