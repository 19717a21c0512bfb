using Microsoft.OpenApi;

namespace ContactCenter.Api.OpenApi;

/// <summary>Swagger UI at <c>/swagger</c>, the document at <c>/swagger/v1/swagger.json</c>.</summary>
internal static class OpenApiSetup
{
    public const string Path = "/swagger";
    public const string Document = Path + "/v1/swagger.json";

    private const string SignIn = Path + "/sign-in.js";
    private const string Style = Path + "/style.css";

    public static void AddOpenApiDescription(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen(options =>
        {
            options.SwaggerDoc("v1", new OpenApiInfo { Title = "ContactCenter", Version = "v1", Description = EmbeddedFile.Read("introduction.md") });
            options.AddSecurityDefinition(OperationDescriber.TokenScheme, Header(ApiHeaders.Token, "data.authToken of the response of POST login."));
            options.AddSecurityDefinition(OperationDescriber.UserScheme, Header(ApiHeaders.UserId, "data.userId of the response of POST login."));
            options.DocumentFilter<OperationsDocumentFilter>();
        });
    }

    public static void UseOpenApiDescription(this WebApplication app)
    {
        app.MapFile(SignIn, "text/javascript", EmbeddedFile.Read("sign-in.js"));
        app.MapFile(Style, "text/css", EmbeddedFile.Read("swagger.css"));
        // Both look at every request they see, so they see only their own: messages do not pay for them.
        app.UseWhen(http => http.Request.Path.StartsWithSegments(Path), swagger =>
        {
            swagger.UseSwagger();
            swagger.UseSwaggerUI(options =>
            {
                options.DocumentTitle = "ContactCenter API";
                options.SwaggerEndpoint(Document, "ContactCenter v1");
                options.InjectJavascript(SignIn);
                options.InjectStylesheet(Style);
                options.DocExpansion(Swashbuckle.AspNetCore.SwaggerUI.DocExpansion.None);
                options.EnableTryItOutByDefault();
                options.EnableDeepLinking();
                options.EnableFilter();
                options.DisplayRequestDuration();
                options.DefaultModelRendering(Swashbuckle.AspNetCore.SwaggerUI.ModelRendering.Example);
                options.DefaultModelsExpandDepth(0);
            });
        });
    }

    private static OpenApiSecurityScheme Header(string name, string description) =>
        new() { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = name, Description = description };
}
