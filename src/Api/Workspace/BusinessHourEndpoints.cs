using System.Globalization;
using System.Text.Json;
using ContactCenter.Journal;
using ContactCenter.Wording;

namespace ContactCenter.Api.Workspace;

/// <summary>Business hours: the times at which agents take conversations (contract §3.7).</summary>
internal sealed class BusinessHourEndpoints(
    IGrainFactory grains, Oversight oversight, IWorkspaceConfiguration workspace, IJournalFollower follower, TimeProvider time) : IApiModule
{
    /// <summary>There is one set of default hours; this is its id.</summary>
    private const string DefaultId = "default";
    private const string TimeFormat = "HH:mm";
    private const string EndOfDay = "24:00";

    public void Map(ApiRoutes api)
    {
        api.Map(BusinessHourOperations.Get, call => Task.FromResult(Get(call)));
        api.Map(BusinessHourOperations.List, call => Task.FromResult(List(call)));
        api.Map(BusinessHourOperations.Save, SaveAsync);
        api.Map(BusinessHourOperations.Remove, RemoveAsync);
    }

    private ApiResponse Get(ApiCall call)
    {
        var id = call.Input.Text("_id") is { Length: > 0 } asked ? asked : DefaultId;
        var found = workspace.Current.BusinessHours.GetValueOrDefault(id);
        return found is null ? ApiResponse.Of(json => json.WriteNull("businessHour")) : ApiResponse.Of("businessHour", found, Write);
    }

    private ApiResponse List(ApiCall call)
    {
        var page = Paging.Read(call.Input, workspace.Current);
        var name = call.Input.Text("name") ?? "";
        var found = workspace.Current.BusinessHours.Values
            .Where(hours => FoldedText.Contains(hours.Name, name))
            .OrderBy(hours => hours.Type == BusinessHourTypes.Default ? 0 : 1).ThenBy(hours => hours.Name, StringComparer.CurrentCulture);
        return PagedResponse.Cut("businessHours", [.. found], page, Write);
    }

    private async Task<ApiResponse> SaveAsync(ApiCall call)
    {
        var input = call.Input;
        var isDefault = input.RequiredText("type") == BusinessHourTypes.Default;
        var id = isDefault ? DefaultId : input.Text("_id") ?? call.Ids.HexId("business-hour");
        if (!isDefault && input.Text("_id") is not null && workspace.Current.BusinessHours.GetValueOrDefault(id)?.Type != BusinessHourTypes.Custom)
            throw new ContactCenterException(CatalogErrors.BusinessHourNotFound);
        CheckMayChange(call.Caller, workspace.Current.BusinessHours.GetValueOrDefault(id));
        if (isDefault) CheckMayChange(call.Caller, null, isDefault: true);
        foreach (var departmentId in input.TextsOrNone("departments")) oversight.CheckDepartment(call.Caller, departmentId);
        var hours = new BusinessHourItem(
            id, input.Text("name") ?? "", input.Flag("active")!.Value, input.RequiredText("type"), input.RequiredText("timezoneName"),
            [.. input.Items("workHours").Select(Read)], isDefault ? [] : input.TextsOrNone("departments"), time.GetUtcNow());
        await FollowAsync(await Workspace().SaveItem(call.Ids.Command(call.Caller.Actor), hours));
        return ApiResponse.Of("businessHour", hours, Write);
    }

    private async Task<ApiResponse> RemoveAsync(ApiCall call)
    {
        var id = call.Input.RequiredText("_id");
        CheckMayChange(call.Caller, workspace.Current.BusinessHours.GetValueOrDefault(id));
        await FollowAsync(await Workspace().DeleteItem(call.Ids.Command(call.Caller.Actor), CatalogKinds.BusinessHour, id));
        return ApiResponse.Success;
    }

    /// <summary>Hours of departments are changed by who looks after all of them; the default hours, which are everybody's, by who sees all.</summary>
    private void CheckMayChange(Caller caller, BusinessHourItem? known, bool isDefault = false)
    {
        var scope = oversight.ScopeOf(caller);
        var isBeyond = isDefault || known?.Type == BusinessHourTypes.Default || known?.DepartmentIds.Any(id => !scope.Includes(id)) == true;
        if (!scope.SeesAll && isBeyond) throw new ContactCenterException(CatalogErrors.BusinessHourNotFound);
    }

    private IWorkspaceGrain Workspace() => grains.GetGrain<IWorkspaceGrain>(IWorkspaceGrain.Key);

    private Task FollowAsync(long position) => follower.SeenAsync(position);

    private static WorkHours Read(JsonElement day)
    {
        var (start, finish) = (day.RequiredText("start"), day.RequiredText("finish"));
        var endsWithDay = finish == EndOfDay;
        return new WorkHours(
            Enum.Parse<DayOfWeek>(day.RequiredText("day")), Time(start), endsWithDay ? TimeOnly.MinValue : Time(finish), day.Flag("open")!.Value)
        {
            EndsWithDay = endsWithDay,
        };
    }

    private static TimeOnly Time(string text) => TimeOnly.TryParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
        ? time
        : throw new ContactCenterException(CatalogErrors.InvalidWorkHours);

    private static void Write(Utf8JsonWriter json, BusinessHourItem hours)
    {
        json.WriteString("_id", hours.BusinessHourId);
        json.WriteString("name", hours.Name);
        json.WriteBoolean("active", hours.Active);
        json.WriteString("type", hours.Type);
        json.WriteStartObject("timezone");
        json.WriteString("name", hours.TimeZone);
        json.WriteEndObject();
        json.Array("workHours", hours.WorkHours, static (j, day) =>
        {
            j.WriteString("day", day.Day.ToString());
            WriteTime(j, "start", Text(day.Start));
            WriteTime(j, "finish", day.EndsWithDay ? EndOfDay : Text(day.Finish));
            j.WriteBoolean("open", day.Open);
            j.WriteNumber("code", (int)day.Day);
        });
        json.Texts("departments", hours.DepartmentIds);
        json.Date("ts", hours.UpdatedAt);
        json.Date("_updatedAt", hours.UpdatedAt);
    }

    private static string Text(TimeOnly time) => time.ToString(TimeFormat, CultureInfo.InvariantCulture);

    private static void WriteTime(Utf8JsonWriter json, string name, string time)
    {
        json.WriteStartObject(name);
        json.WriteString("time", time);
        json.WriteEndObject();
    }
}
