using System.Security.Cryptography;
using ContactCenter.Errors;
using ContactCenter.Files;
using ContactCenter.Storage.Files;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests.Files;

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class PostgresFilesTests(PostgresApi api) : FileStoreTests
{
    private static readonly string[] Rooms = ["room", "other", "../../up", "large"];

    private int _count;

    private protected override IFileStore Store => new Counted(this, Files);

    private PostgresFiles Files => api.Server.Services.GetRequiredService<PostgresFiles>();

    public override Task InitializeAsync() => Task.CompletedTask;

    public override async Task DisposeAsync()
    {
        if (api.Server is null) return;
        foreach (var room in Rooms) await Files.DeleteRoomAsync(room);
    }

    [DatabaseFact]
    public async Task File_of_many_pieces_is_read_as_it_was_kept()
    {
        var content = RandomNumberGenerator.GetBytes(1_000_003);
        await Files.SaveAsync("large", "m1", new MemoryStream(content), content.Length);
        await using var read = await Files.OpenAsync("large", "m1");
        using var copy = new MemoryStream();
        await read!.CopyToAsync(copy);
        Assert.Equal(content, copy.ToArray());
    }

    [DatabaseFact]
    public async Task Upload_that_is_cut_off_leaves_nothing_to_read_and_can_be_made_again()
    {
        await Assert.ThrowsAsync<IOException>(() => Files.SaveAsync("large", "m2", new CutOff(), long.MaxValue));
        Assert.Null(await Files.OpenAsync("large", "m2"));
        Assert.Equal(4, await Files.SaveAsync("large", "m2", new MemoryStream([1, 2, 3, 4]), 10));
        await Files.RemoveUnfinishedAsync(DateTimeOffset.MaxValue, CancellationToken.None);
        await using var read = await Files.OpenAsync("large", "m2");
        Assert.Equal(4, await read!.ReadAtLeastAsync(new byte[10], 10, throwOnEndOfStream: false));
    }

    [DatabaseFact]
    public async Task Upload_that_ends_after_its_room_was_erased_is_not_kept()
    {
        var content = new Erasing(Files);
        var refused = await Assert.ThrowsAsync<ContactCenterException>(() => Files.SaveAsync("large", "m3", content, long.MaxValue));
        Assert.Equal(CommonErrors.Unavailable, refused.Error);
        Assert.Null(await Files.OpenAsync("large", "m3"));
    }

    private protected override int Count() => _count;

    /// <summary>Counts beside the calls, since counting is a question to the database.</summary>
    private sealed class Counted(PostgresFilesTests test, PostgresFiles files) : IFileStore
    {
        public Task<long> SaveAsync(string roomId, string messageId, Stream content, long maxBytes, CancellationToken cancellationToken = default) =>
            ThenCountAsync(() => files.SaveAsync(roomId, messageId, content, maxBytes, cancellationToken));

        public Task<Stream?> OpenAsync(string roomId, string messageId, CancellationToken cancellationToken = default) =>
            files.OpenAsync(roomId, messageId, cancellationToken);

        public Task DeleteAsync(string roomId, string messageId, CancellationToken cancellationToken = default) => ThenCountAsync(async () =>
        {
            await files.DeleteAsync(roomId, messageId, cancellationToken);
            return 0L;
        });

        public Task<int> CountRoomAsync(string roomId, CancellationToken cancellationToken = default) => files.CountRoomAsync(roomId, cancellationToken);

        public Task DeleteRoomAsync(string roomId, CancellationToken cancellationToken = default) => ThenCountAsync(async () =>
        {
            await files.DeleteRoomAsync(roomId, cancellationToken);
            return 0L;
        });

        private async Task<long> ThenCountAsync(Func<Task<long>> act)
        {
            try
            {
                return await act();
            }
            finally
            {
                test._count = 0;
                foreach (var room in Rooms) test._count += await files.CountRoomAsync(room);
            }
        }
    }

    /// <summary>Half a megabyte, and then the connection is gone.</summary>
    private sealed class CutOff : MemoryStream
    {
        private int _reads;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (++_reads > 2) throw new IOException("The client is gone.");
            return ValueTask.FromResult(buffer.Length);
        }
    }

    /// <summary>The room is erased before the last piece has come.</summary>
    private sealed class Erasing(PostgresFiles files) : MemoryStream
    {
        private int _reads;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (++_reads == 1) return buffer.Length;
            if (_reads == 2) await files.DeleteRoomAsync("large", cancellationToken);
            return 0;
        }
    }
}
