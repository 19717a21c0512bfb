using ContactCenter.Tests.Processes;

namespace ContactCenter.Tests.Screens.Sources;

/// <summary>The console's own tests, the sizes of what was built from it, and the types that it has of the server.</summary>
public sealed class ConsoleSourceTests(ConsoleSourceTests.Site site) : IClassFixture<ConsoleSourceTests.Site>
{
    private const string UpdateVariable = "UPDATE_API_TYPES";

    private static string TypesPath => Path.Combine(ConsoleProject.Folder, "shared", "api", "openapi.d.ts");

    [NodeFact]
    public Task Unit_tests_of_console_and_widget_succeed() => ConsoleProject.RunAsync("npx", "vitest", "run", "--silent");

    [NodeFact]
    public Task Built_loader_frame_and_console_are_within_their_sizes() => ConsoleProject.RunAsync("node", "scripts/sizes.mjs", "--files");

    [NodeFact]
    public async Task Types_of_the_api_are_those_of_the_served_document()
    {
        using var folder = new TestFolder();
        var made = Path.Combine(folder.Path, "openapi.d.ts");
        await ConsoleProject.RunAsync("node", "scripts/api-types.mjs", new Uri(site.Screens.Url, "/swagger/v1/swagger.json").ToString(), made);
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1") File.Copy(made, TypesPath, overwrite: true);

        var (served, committed) = (await File.ReadAllLinesAsync(made), await File.ReadAllLinesAsync(TypesPath));
        var difference = served.Except(committed).Select(line => $"+ {line}").Concat(committed.Except(served).Select(line => $"- {line}"));
        Assert.True(served.SequenceEqual(committed), $"""
            {TypesPath} is not what the server serves. {UpdateVariable}=1 writes it anew.
            {string.Join(Environment.NewLine, difference)}
            """);
    }

    /// <summary>A server that serves its document.</summary>
    public sealed class Site : IAsyncLifetime
    {
        public ScreenSite Screens { get; private set; } = null!;

        public async Task InitializeAsync() => Screens = await ScreenSite.StartAsync(isDemo: false);

        public async Task DisposeAsync() => await Screens.DisposeAsync();
    }
}
