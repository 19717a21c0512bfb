namespace ContactCenter.Api.OpenApi;

/// <summary>A page, script or text that is part of this assembly.</summary>
internal static class EmbeddedFile
{
    /// <param name="name">Its logical name in the project file.</param>
    public static string Read(string name)
    {
        using var stream = typeof(EmbeddedFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is no embedded file.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public static void MapFile(this IEndpointRouteBuilder endpoints, string path, string contentType, string text) =>
        endpoints.MapGet(path, () => Results.Text(text, contentType, System.Text.Encoding.UTF8)).ExcludeFromDescription();
}
