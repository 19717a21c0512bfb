using System.Text.Json;
using ContactCenter.Api.CustomFields;
using ContactCenter.Parties;
using ContactCenter.Visitors;

namespace ContactCenter.Api.Visitors;

/// <summary>A visitor's own values (contract §5).</summary>
internal sealed class VisitorCustomFieldEndpoints(IGrainFactory grains, VisitorAccess visitors) : IApiModule
{
    public void Map(ApiRoutes api)
    {
        api.Map(CustomFieldOperations.SetOne, SetOneAsync);
        api.Map(CustomFieldOperations.SetSeveral, SetSeveralAsync);
    }

    private async Task<ApiResponse> SetOneAsync(ApiCall call)
    {
        var field = VisitorJson.ReadCustomField(call.Input);
        await SetAsync(call, [field], mustBeComplete: false);
        return ApiResponse.Of("field", field, (json, value) => Write(json, "key", value));
    }

    private async Task<ApiResponse> SetSeveralAsync(ApiCall call)
    {
        ImmutableArray<VisitorCustomField> fields = [.. call.Input.Items("customFields").Select(VisitorJson.ReadCustomField)];
        await SetAsync(call, fields, mustBeComplete: true);
        // A capital letter here, as the contract has it.
        return ApiResponse.Of(json => json.Array("fields", fields, (j, value) => Write(j, "Key", value)));
    }

    private async Task SetAsync(ApiCall call, ImmutableArray<VisitorCustomField> fields, bool mustBeComplete)
    {
        var visitor = VisitorCaller.Of(call.Input.RequiredText("token"));
        await visitors.GetAsync(visitor, call.Aborted);
        await grains.GetGrain<IVisitorGrain>(visitor.Key)
            .SetCustomFields(new SetCustomFields(call.IdsOf(visitor.Key).Command(visitor.Actor), fields, mustBeComplete)
            {
                Source = VisitorSource.SaidBy(call.Request),
            });
    }

    private static void Write(Utf8JsonWriter json, string keyName, VisitorCustomField field)
    {
        json.WriteString(keyName, field.Key);
        json.WriteString("value", field.Value);
        json.WriteBoolean("overwrite", field.Overwrite);
    }
}
