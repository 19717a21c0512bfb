namespace ContactCenter.Api.Visitors;

/// <summary>The visitor's opinion of its conversation: marks "1" to "5", and free text as "additionalFeedback" (contract §2.2).</summary>
internal sealed class AnswerSurveyOperation(IGrainFactory grains, VisitorAccess visitors) : IOperation<AnswerSurveyRequest, AnswerSurveyResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "livechat/room.survey")
    {
        Access = Access.Visitor, WhileBlocked = WhileBlocked.JudgedByActor,
        Errors = [VisitorErrors.InvalidToken, ConversationErrors.InvalidRoom, SurveyRules.InvalidData],
        ExampleRequest = new AnswerSurveyRequest(VisitorExamples.RoomId, VisitorExamples.Token, [new SurveyAnswer("satisfaction", "5")]),
        ExampleResponse = new AnswerSurveyResponse(VisitorExamples.RoomId, new SortedDictionary<string, string> { ["satisfaction"] = "5" }),
    };

    public async Task<AnswerSurveyResponse> RunAsync(ApiCall call, AnswerSurveyRequest request)
    {
        var visitor = VisitorCaller.Of(request.Token);
        var answers = SurveyRules.Check(request.Data);
        await visitors.GetAsync(visitor, call.Aborted);
        var room = await grains.GetGrain<IVisitorGrain>(visitor.Key).AnswerSurvey(
            request.Rid, new AnswerSurvey(call.CommandOf(visitor), visitor.Key, answers));
        return new AnswerSurveyResponse(room.RoomId, new SortedDictionary<string, string>(answers, StringComparer.Ordinal));
    }
}

/// <param name="Rid">The id of the room.</param>
internal sealed record AnswerSurveyRequest(
    [ValidId] string Rid, [MaxLength(InputLimits.TokenMax)] string Token, [Items(Min = 1, Max = SurveyRules.AnswersMax)] ImmutableArray<SurveyAnswer> Data)
    : IVisitorRequest;

/// <param name="Name">One of the survey's items, as livechat/config lists them, or "additionalFeedback".</param>
/// <param name="Value">A mark, "1" to "5"; for "additionalFeedback" any text.</param>
internal sealed record SurveyAnswer([MaxLength(InputLimits.NameMax)] string Name, string Value);

/// <param name="Rid">The id of the room.</param>
/// <param name="Data">The answers, by name.</param>
internal sealed record AnswerSurveyResponse(string Rid, IReadOnlyDictionary<string, string> Data) : ApiResult;
