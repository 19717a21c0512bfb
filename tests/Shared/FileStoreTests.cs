using System.Text;
using ContactCenter.Errors;
using ContactCenter.Files;

namespace ContactCenter.Tests.Files;

/// <summary>Requirements on every store of files.</summary>
public abstract class FileStoreTests : IAsyncLifetime
{
    private const int MaxBytes = 100;

    private protected abstract IFileStore Store { get; }

    public abstract Task InitializeAsync();

    public abstract Task DisposeAsync();

    [DatabaseFact]
    public async Task File_is_read_as_it_was_kept_and_gone_when_deleted()
    {
        Assert.Equal(5, await SaveAsync("room", "m1", "hello"));
        Assert.Equal("hello", await ReadAsync("room", "m1"));
        Assert.Null(await ReadAsync("room", "m2"));
        Assert.Null(await ReadAsync("other", "m1"));
        await Store.DeleteAsync("room", "m1");
        await Store.DeleteAsync("room", "m1");
        await Store.DeleteAsync("no-room", "m1");
        Assert.Null(await ReadAsync("room", "m1"));
    }

    [DatabaseFact]
    public async Task File_kept_again_stays_what_it_was_first()
    {
        await SaveAsync("room", "m1", "first");
        Assert.Equal(5, await SaveAsync("room", "m1", "second one"));
        Assert.Equal("first", await ReadAsync("room", "m1"));
    }

    [DatabaseFact]
    public async Task File_beyond_the_limit_is_refused_and_nothing_of_it_is_kept()
    {
        var refused = await Assert.ThrowsAsync<ContactCenterException>(() => SaveAsync("room", "m1", new string('x', MaxBytes + 1)));
        Assert.Equal(FileErrors.TooLarge, refused.Error);
        Assert.Null(await ReadAsync("room", "m1"));
        Assert.Equal(0, Count());
        Assert.Equal(MaxBytes, await SaveAsync("room", "m1", new string('x', MaxBytes)));
    }

    [DatabaseFact]
    public async Task Files_of_a_room_go_together_and_those_of_others_stay()
    {
        foreach (var number in Enumerable.Range(0, 5)) await SaveAsync("room", $"m{number}", "x");
        await SaveAsync("other", "m1", "stays");
        Assert.Equal((5, 1, 0), (await Store.CountRoomAsync("room"), await Store.CountRoomAsync("other"), await Store.CountRoomAsync("none")));
        await Store.DeleteRoomAsync("room");
        await Store.DeleteRoomAsync("room");
        Assert.Null(await ReadAsync("room", "m3"));
        Assert.Equal("stays", await ReadAsync("other", "m1"));
        Assert.Equal(1, Count());
    }

    [DatabaseFact]
    public async Task Ids_that_look_like_paths_stay_in_their_place()
    {
        await SaveAsync("../../up", "../../../etc/passwd", "x");
        Assert.Equal("x", await ReadAsync("../../up", "../../../etc/passwd"));
        Assert.Equal(1, Count());
    }

    /// <summary>Everything that is kept.</summary>
    private protected abstract int Count();

    private async Task<long> SaveAsync(string roomId, string messageId, string text)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await Store.SaveAsync(roomId, messageId, content, MaxBytes);
    }

    private async Task<string?> ReadAsync(string roomId, string messageId)
    {
        await using var content = await Store.OpenAsync(roomId, messageId);
        if (content is null) return null;
        using var reader = new StreamReader(content);
        return await reader.ReadToEndAsync();
    }
}
