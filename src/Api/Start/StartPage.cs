using System.Text;
using ContactCenter.Api.Health;
using ContactCenter.Api.OpenApi;

namespace ContactCenter.Api.Start;

/// <summary>The page at <c>/</c>: links to what this server shows.</summary>
internal static class StartPage
{
    public const string Path = "/";

    /// <summary>Documents of the repository that users of the API read, under their names there.</summary>
    private static readonly ImmutableArray<string> Documents = ["clients.md", "live-events.md"];

    public static void MapStartPage(this WebApplication app)
    {
        var pages = app.Services.GetRequiredService<PublicPages>();
        var links = new StringBuilder();
        if (pages.HasSwagger)
        {
            Add(OpenApiSetup.Path, "Swagger UI", "Every operation of the API, to read and to try out");
            Add(OpenApiSetup.Document, "OpenAPI document", "The description that clients are generated from");
            Add("/docs/clients.md", "Typed clients", "How to generate one for TypeScript or C#");
            Add("/docs/live-events.md", "Live events", "What is pushed to agents and visitors as it happens");
            foreach (var document in Documents) app.MapFile($"/docs/{document}", "text/plain", EmbeddedFile.Read(document));
        }

        Add("/health/live", "Alive", "Whether this node runs");
        Add("/health/ready", "Ready", "Whether it can serve: its database responds, and it is up to date");
        if (pages.HasInfo) Add("/api/info", "Versions", "Of the server and its database");

        app.MapFile(Path, "text/html", EmbeddedFile.Read("start.html").Replace("<!--links-->", links.ToString(), StringComparison.Ordinal));
        app.MapFile("/start.css", "text/css", EmbeddedFile.Read("start.css"));

        void Add(string path, string name, string text) => links.AppendLine(
            System.Globalization.CultureInfo.InvariantCulture,
            $"                <li><a href=\"{path}\"><strong>{name}</strong> {text}</a></li>");
    }
}
