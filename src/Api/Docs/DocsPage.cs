using System.Text;
using ContactCenter.Api.Health;
using ContactCenter.Api.OpenApi;

namespace ContactCenter.Api.Docs;

/// <summary>The page at <c>/docs</c>: links to what this server shows of itself.</summary>
internal static class DocsPage
{
    public const string Path = "/docs";

    /// <summary>The style sheet of the pages that the server makes itself.</summary>
    public const string Style = Path + "/page.css";

    /// <summary>Documents of the repository that users of the API read, under their names there.</summary>
    private static readonly ImmutableArray<string> Documents = ["clients.md", "live-events.md", "widget.md"];

    public static void MapDocsPage(this WebApplication app)
    {
        var pages = app.Services.GetRequiredService<PublicPages>();
        var links = new StringBuilder();
        Add("/", "Console", "Where agents work");
        if (pages.HasSwagger)
        {
            Add(OpenApiSetup.Path, "Swagger UI", "Every operation of the API, to read and to try out");
            Add(OpenApiSetup.Document, "OpenAPI document", "The description that clients are generated from");
            Add(Path + "/clients.md", "Typed clients", "How to generate one for TypeScript or C#");
            Add(Path + "/live-events.md", "Live events", "What is pushed to agents and visitors as it happens");
            Add(Path + "/widget.md", "Widget", "How to put the chat on a page");
            foreach (var document in Documents) app.MapFile($"{Path}/{document}", "text/plain", EmbeddedFile.Read(document));
        }

        Add("/health/live", "Alive", "Whether this node runs");
        Add("/health/ready", "Ready", "Whether it can serve: its database responds, and it is up to date");
        if (pages.HasInfo) Add("/api/info", "Versions", "Of the server and its database");

        app.MapFile(Path, "text/html", EmbeddedFile.Read("docs.html").Replace("<!--links-->", links.ToString(), StringComparison.Ordinal));
        app.MapFile(Style, "text/css", EmbeddedFile.Read("page.css"));

        void Add(string path, string name, string text) => links.AppendLine(
            System.Globalization.CultureInfo.InvariantCulture,
            $"                <li><a href=\"{path}\"><strong>{name}</strong> {text}</a></li>");
    }
}
