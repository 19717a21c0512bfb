using ContactCenter.Files;
using ContactCenter.Integrations.Files;

namespace ContactCenter.Tests.Files;

public sealed class FileFolderTests : FileStoreTests
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("files-");
    private FileFolder _store = null!;

    private protected override IFileStore Store => _store;

    public override Task InitializeAsync()
    {
        _store = new FileFolder(_folder.FullName);
        return Task.CompletedTask;
    }

    public override Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task File_is_nobody_elses_and_never_executable()
    {
        using var content = new MemoryStream([1]);
        await _store.SaveAsync("room", "m1", content, 10);
        var file = Assert.Single(_folder.GetFiles("*", SearchOption.AllDirectories));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, file.UnixFileMode);
    }

    private protected override int Count() => _folder.GetFiles("*", SearchOption.AllDirectories).Length;
}
