namespace ContactCenter.Tests;

/// <summary>xunit finds a discoverer by the name of its assembly, which shared code cannot know.</summary>
internal static class TestAssembly
{
    public const string Name = "ContactCenter.Storage.Tests";
}
