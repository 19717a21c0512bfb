// Drives the visitors' hub with the public JavaScript client, for HubJavaScriptTests. Arguments: URL, visitor token, room, text to send.
// Prints one JSON object per line for each thing that happened.
import { HubConnectionBuilder, LogLevel } from "@microsoft/signalr";

const [url, token, rid, msg] = process.argv.slice(2);
const say = (what, value) => console.log(JSON.stringify({ what, value }));

const connection = new HubConnectionBuilder().withUrl(url).configureLogging(LogLevel.Error).build();

connection.on("position", () => {});
connection.on("queueData", () => {});
connection.on("blocked", (why) => say("blocked", why));
connection.on("entries", (entries) => say("entries", entries));
connection.onclose(() => say("closed", null));

await connection.start();
say("subscribed", await connection.invoke("Subscribe", token, rid, null));
say("sent", (await connection.invoke("Send", { _id: "from-a-widget", msg }))._id);
