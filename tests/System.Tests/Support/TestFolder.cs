namespace ContactCenter.Tests.Processes;

/// <summary>A temporary folder, gone with its owner.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("contactcenter-test-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
