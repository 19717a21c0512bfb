using System.Security.Cryptography;
using ContactCenter.Files;
using ContactCenter.Integrations.Files;
using ContactCenter.Integrations.Settings;
using ContactCenter.Tests.Outgoing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

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

    [Theory]
    [InlineData("Bucket")]
    [InlineData("AccessKey")]
    [InlineData("SecretKey")]
    public void Missing_part_of_the_configuration_is_named(string key)
    {
        var refused = Assert.Throws<OptionsValidationException>(() => Read(new() { [$"Files:S3:{key}"] = "" }));
        Assert.Contains($"Files:S3: The {key} field", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s3.example.com")]
    [InlineData("ftp://s3.example.com")]
    public void Endpoint_that_is_no_address_is_refused(string endpoint) =>
        Assert.Throws<OptionsValidationException>(() => Read(new() { ["Files:S3:Endpoint"] = endpoint }));

    [Fact]
    public void Configuration_is_read_with_the_names_that_are_documented() => Assert.Equal(
        SettingsWith(LoopbackS3.SecretKey) with { Endpoint = new Uri("https://s3.example.com") }, Read([]));

    private static S3Settings Read(Dictionary<string, string?> changed)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Files:S3:Endpoint"] = "https://s3.example.com", ["Files:S3:Bucket"] = LoopbackS3.Bucket, ["Files:S3:Region"] = LoopbackS3.Region,
            ["Files:S3:AccessKey"] = LoopbackS3.AccessKey, ["Files:S3:SecretKey"] = LoopbackS3.SecretKey,
        };
        foreach (var (key, value) in changed) settings[key] = value;
        return CheckedSettings.Read<S3Settings>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), S3Settings.Section);
    }

    private S3Settings SettingsWith(string secret) => new()
    {
        Endpoint = _service.Endpoint, Bucket = LoopbackS3.Bucket, Region = LoopbackS3.Region, AccessKey = LoopbackS3.AccessKey, SecretKey = secret,
    };

    private protected override int Count() => _service.Objects.Count;
}
