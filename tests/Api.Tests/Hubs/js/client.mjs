// Drives the hub with the public JavaScript client, for HubJavaScriptTests. Arguments: URL, access token, room, text to send.
// Prints one JSON object per line for each thing that happened.
import { HubConnectionBuilder, LogLevel } from "@microsoft/signalr";

const [url, accessToken, rid, msg] = process.argv.slice(2);
const say = (what, value) => console.log(JSON.stringify({ what, value }));

const connection = new HubConnectionBuilder()
  .withUrl(url, { accessTokenFactory: () => accessToken })
  .configureLogging(LogLevel.Error)
  .build();

let isFirst = true;
connection.on("position", () => {});
connection.on("entries", async (entries) => {
  say("entries", entries);
  if (!isFirst) return;
  isFirst = false;
  try {
    say("sent", await connection.invoke("Send", { _id: "from-javascript", rid, msg }));
    await connection.invoke("Send", { rid: "unknown", msg });
  } catch (error) {
    say("refused", error.message);
  }

  await connection.stop();
});

await connection.start();
say("subscribed", await connection.invoke("Subscribe", null));
