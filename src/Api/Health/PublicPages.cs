namespace ContactCenter.Api.Health;

/// <summary>What tells strangers about the server, and can be closed: <c>Swagger:Enabled</c> and <c>Info:Enabled</c> of the configuration.</summary>
/// <param name="HasSwagger">Swagger UI and the OpenAPI document.</param>
/// <param name="HasInfo"><c>GET /api/info</c>: versions of the server and its database.</param>
internal sealed record PublicPages(bool HasSwagger, bool HasInfo)
{
    /// <exception cref="InvalidOperationException">A value is neither true nor false.</exception>
    public static PublicPages Read(IConfiguration configuration) =>
        new(configuration.GetValue("Swagger:Enabled", true), configuration.GetValue("Info:Enabled", true));
}
