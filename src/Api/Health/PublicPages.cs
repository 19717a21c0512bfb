namespace ContactCenter.Api.Health;

/// <summary>The pages that describe the server to strangers. Each can be closed: <c>Swagger:Enabled</c> and <c>Info:Enabled</c> of the configuration.</summary>
/// <param name="HasSwagger">Whether Swagger UI and the OpenAPI document are served.</param>
/// <param name="HasInfo">Whether <c>GET /api/info</c> is served: versions of the server and its database.</param>
internal sealed record PublicPages(bool HasSwagger, bool HasInfo)
{
    /// <exception cref="InvalidOperationException">A value is neither true nor false.</exception>
    public static PublicPages Read(IConfiguration configuration) =>
        new(configuration.GetValue("Swagger:Enabled", true), configuration.GetValue("Info:Enabled", true));
}
