using Microsoft.OpenApi;

namespace ContactCenter.Api.OpenApi;

/// <summary>Swagger UI at <c>/swagger</c>, the document at <c>/swagger/v1/swagger.json</c>.</summary>
internal static class OpenApiSetup
{
    public const string Path = "/swagger";

    public static void AddOpenApiDescription(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen(options =>
        {
            options.SwaggerDoc("v1", new OpenApiInfo
            {
                Title = "ContactCenter", Version = "v1",
                Description = """
                    Contacts, conversations and agents. Answers carry "success"; errors are listed per operation with their texts.

                    What happens is pushed over SignalR, at `/hubs/agent` and `/hubs/visitor`: docs/live-events.md lists the calls and every kind of event.
                    """,
            });
            options.AddSecurityDefinition(OperationsDocumentFilter.TokenScheme, Header(ApiHeaders.Token, "The authToken of POST login."));
            options.AddSecurityDefinition(OperationsDocumentFilter.UserScheme, Header(ApiHeaders.UserId, "The userId of POST login."));
            options.DocumentFilter<OperationsDocumentFilter>();
        });
    }

    public static void UseOpenApiDescription(this WebApplication app)
    {
        // Both look at every request they see, so they see only their own: messages do not pay for them.
        app.UseWhen(http => http.Request.Path.StartsWithSegments(Path), swagger =>
        {
            swagger.UseSwagger();
            swagger.UseSwaggerUI(options => options.SwaggerEndpoint("/swagger/v1/swagger.json", "ContactCenter v1"));
        });
    }

    private static OpenApiSecurityScheme Header(string name, string description) =>
        new() { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = name, Description = description };
}
