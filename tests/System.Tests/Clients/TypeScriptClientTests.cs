using System.Diagnostics;
using System.Text.RegularExpressions;
using ContactCenter.Driving;

namespace ContactCenter.Tests.Processes;

/// <summary>A typed client as docs/clients.md tells to make one: generated from the document that a server serves, compiled, and used.</summary>
public sealed partial class TypeScriptClientTests
{
    private static readonly TimeSpan InstallTimeout = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);

    [NodeFact]
    public async Task Client_generated_from_the_served_document_compiles_strictly_and_holds_a_conversation()
    {
        using var data = new TestFolder();
        using var project = CopyOfProject();
        await using var node = new ApiNode(ServerEnvironment.Create(data.Path, null));
        await node.StartAsync();
        await SaveDocumentAsync(node, project);

        await RunAsync(project, InstallTimeout, "npm", "ci", "--no-audit", "--no-fund");
        await RunAsync(project, Timeout, "npm", "run", "generate");
        var generated = await File.ReadAllTextAsync(Path.Combine(project.Path, "generated", "api.d.ts"));
        Assert.Empty(Untyped().Matches(HeadersOfResponses().Replace(Comments().Replace(generated, ""), "")).Select(match => match.Value));

        await RunAsync(project, Timeout, "npm", "run", "compile");
        var said = await RunAsync(
            project, Timeout, "npm", "run", "start", "--", node.Url.ToString().TrimEnd('/'), ServerEnvironment.AdminUsername, ServerEnvironment.AdminPassword);
        Assert.EndsWith("done", said.TrimEnd(), StringComparison.Ordinal);
        Assert.True(said.Split('\n').Where(line => line.StartsWith("200 ", StringComparison.Ordinal)).Distinct().Count() >= 10, said);
    }

    private static async Task SaveDocumentAsync(ApiNode node, TestFolder project)
    {
        using var http = new HttpClient();
        await File.WriteAllTextAsync(
            Path.Combine(project.Path, "openapi.json"), await http.GetStringAsync(new Uri(node.Url, "/swagger/v1/swagger.json")));
    }

    private static TestFolder CopyOfProject()
    {
        var folder = new TestFolder();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository(), "tests", "Clients")))
            File.Copy(file, Path.Combine(folder.Path, Path.GetFileName(file)));
        return folder;
    }

    private static async Task<string> RunAsync(TestFolder folder, TimeSpan timeout, string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(OperatingSystem.IsWindows() ? $"{program}.cmd" : program, arguments)
        {
            WorkingDirectory = folder.Path, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(timeout);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {await output} {await errors}");
        return await output;
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ContactCenter.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return folder.FullName;
    }

    /// <summary>The types; a contact has a member that is called unknown.</summary>
    [GeneratedRegex(@".*\b(unknown|any)\b(?!\??:).*")]
    private static partial Regex Untyped();

    /// <summary>The generator writes this into every response, whatever the document says: a response may have headers that are not described.</summary>
    [GeneratedRegex(@"\[name: string\]: unknown;")]
    private static partial Regex HeadersOfResponses();

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comments();
}
