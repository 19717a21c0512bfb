using System.Security.Cryptography;
using ContactCenter.Files;
using ContactCenter.Integrations.Files;
using ContactCenter.Tests.Outgoing;

namespace ContactCenter.Tests.Files;

public sealed class S3FilesTests : FileStoreTests
{
    private LoopbackS3 _service = null!;
    private IFileStore _store = null!;

    private protected override IFileStore Store => _store;

    public override async Task InitializeAsync()
    {
        _service = await LoopbackS3.StartAsync();
        _store = new S3Files(SettingsWith(LoopbackS3.SecretKey), TestOutgoing.Guarded);
    }

    public override async Task DisposeAsync()
    {
        (_store as IDisposable)?.Dispose();
        await _service.DisposeAsync();
    }

    [Fact]
    public async Task Wrong_secret_is_an_error_and_not_a_missing_file()
    {
        using var stranger = new S3Files(SettingsWith("wrong"), TestOutgoing.Guarded);
        await Assert.ThrowsAsync<HttpRequestException>(() => stranger.OpenAsync("room", "m1"));
        using var content = new MemoryStream([1]);
        await Assert.ThrowsAsync<HttpRequestException>(() => stranger.SaveAsync("room", "m1", content, 10));
        Assert.Empty(_service.Objects);
        Assert.DoesNotContain("wrong", SettingsWith("wrong").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Service_that_cannot_be_reached_is_an_error_like_that_of_any_other_call()
    {
        using var away = new S3Files(SettingsWith(LoopbackS3.SecretKey) with { Endpoint = new Uri("http://127.0.0.1:1/") }, TestOutgoing.Guarded);
        await Assert.ThrowsAsync<HttpRequestException>(() => away.OpenAsync("room", "m1"));
        await Assert.ThrowsAsync<HttpRequestException>(() => away.CountRoomAsync("room"));
    }

    [Fact]
    public async Task File_of_many_pieces_is_read_as_it_was_kept()
    {
        var bytes = RandomNumberGenerator.GetBytes(1_000_003);
        using var content = new MemoryStream(bytes);
        await _store.SaveAsync("room", "large", content, bytes.Length);
        await using var kept = await _store.OpenAsync("room", "large");
        using var read = new MemoryStream();
        await kept!.CopyToAsync(read);
        Assert.Equal(bytes, read.ToArray());
    }

    private S3Settings SettingsWith(string secret) =>
        new(_service.Endpoint, LoopbackS3.Bucket, LoopbackS3.Region, LoopbackS3.AccessKey, secret);

    private protected override int Count() => _service.Objects.Count;
}
